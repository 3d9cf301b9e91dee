import type { Scenario } from './scenario.ts'
import { abortConnecting } from './scenarios/abort-connecting.ts'
import { badGateway } from './scenarios/bad-gateway.ts'
import { blankFrame } from './scenarios/blank-frame.ts'
import { catchClose } from './scenarios/catch-close.ts'
import { crossOriginFrame } from './scenarios/cross-origin-frame.ts'
import { cspBlocked } from './scenarios/csp-blocked.ts'
import { dashboard } from './scenarios/dashboard.ts'
import { errorHandlerClose } from './scenarios/error-handler-close.ts'
import {
  handshake200,
  handshake302,
  handshake403,
  handshake404,
  handshake502,
} from './scenarios/handshakes.ts'
import { haproxyIdle } from './scenarios/haproxy-idle.ts'
import { headScript } from './scenarios/head-script.ts'
import { hugeMessage } from './scenarios/huge-message.ts'
import { invalidUrl } from './scenarios/invalid-url.ts'
import { jsonPing } from './scenarios/json-ping.ts'
import { jwtExpired } from './scenarios/jwt-expired.ts'
import { lateClose } from './scenarios/late-close.ts'
import { link } from './scenarios/link.ts'
import { logOut } from './scenarios/log-out.ts'
import { manySockets } from './scenarios/many-sockets.ts'
import { nginxIdle } from './scenarios/nginx-idle.ts'
import { nginxIdleOnce } from './scenarios/nginx-idle-once.ts'
import { onerrorClose } from './scenarios/onerror-close.ts'
import { protocolPing } from './scenarios/protocol-ping.ts'
import { reactUnmount } from './scenarios/react-unmount.ts'
import { reconnectAttempts } from './scenarios/reconnect-attempts.ts'
import { reconnectStorm } from './scenarios/reconnect-storm.ts'
import { redefinedGlobals } from './scenarios/redefined-globals.ts'
import { refusedClose } from './scenarios/refused-close.ts'
import { rejectionClose } from './scenarios/rejection-close.ts'
import { reload } from './scenarios/reload.ts'
import { sendBeforeOpen } from './scenarios/send-before-open.ts'
import { serverDown } from './scenarios/server-down.ts'
import { serverError } from './scenarios/server-error.ts'
import { serverKilled } from './scenarios/server-killed.ts'
import { serverPush } from './scenarios/server-push.ts'
import { socketIo } from './scenarios/socket-io.ts'
import { srcdocFrame } from './scenarios/srcdoc-frame.ts'
import { strictMode } from './scenarios/strict-mode.ts'
import { strictPolicy } from './scenarios/strict-policy.ts'
import { subprotocolMismatch } from './scenarios/subprotocol-mismatch.ts'
import { subprotocolMissing } from './scenarios/subprotocol-missing.ts'
import { throwsEverywhere } from './scenarios/throws-everywhere.ts'
import { timerClose } from './scenarios/timer-close.ts'
import { token403 } from './scenarios/token-403.ts'
import { token4001 } from './scenarios/token-4001.ts'
import { withoutUpgrade } from './scenarios/without-upgrade.ts'

/** In the order in which the lab lists them. */
export const scenarios: readonly Scenario[] = [
  timerClose,
  errorHandlerClose,
  rejectionClose,
  catchClose,
  reactUnmount,
  strictMode,
  abortConnecting,
  invalidUrl,
  refusedClose,
  sendBeforeOpen,
  token4001,
  token403,
  jwtExpired,
  serverError,
  lateClose,
  reconnectStorm,
  handshake200,
  handshake302,
  handshake403,
  handshake404,
  handshake502,
  withoutUpgrade,
  badGateway,
  subprotocolMissing,
  subprotocolMismatch,
  nginxIdle,
  nginxIdleOnce,
  haproxyIdle,
  serverKilled,
  serverDown,
  onerrorClose,
  reconnectAttempts,
  reload,
  link,
  cspBlocked,
  protocolPing,
  jsonPing,
  socketIo,
  serverPush,
  logOut,
  dashboard,
  headScript,
  crossOriginFrame,
  srcdocFrame,
  blankFrame,
  strictPolicy,
  throwsEverywhere,
  hugeMessage,
  manySockets,
  redefinedGlobals,
]
