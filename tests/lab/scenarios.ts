import type { Scenario } from './scenario.ts'
import { abortConnecting } from './scenarios/abort-connecting.ts'
import { backForwardCache } from './scenarios/back-forward-cache.ts'
import { badGateway } from './scenarios/bad-gateway.ts'
import { blankFrame } from './scenarios/blank-frame.ts'
import { blockedPort } from './scenarios/blocked-port.ts'
import { handshakeHangUp, handshakeReset } from './scenarios/broken-off.ts'
import { catchClose } from './scenarios/catch-close.ts'
import { chat } from './scenarios/chat.ts'
import { clientLibraries } from './scenarios/client-libraries.ts'
import { closeUnanswered } from './scenarios/close-unanswered.ts'
import {
  partysocketTimeout,
  reconnectingWebsocketTimeout,
} from './scenarios/connection-timeouts.ts'
import { crashOnMessage } from './scenarios/crash-on-message.ts'
import { crossOriginFrame } from './scenarios/cross-origin-frame.ts'
import { cspBlocked } from './scenarios/csp-blocked.ts'
import { dashboard } from './scenarios/dashboard.ts'
import { duplicateConnections } from './scenarios/duplicate-connections.ts'
import { errorHandlerClose } from './scenarios/error-handler-close.ts'
import { eventStream } from './scenarios/event-stream.ts'
import { everyFrame } from './scenarios/every-frame.ts'
import { exposedToken } from './scenarios/exposed-token.ts'
import { fastestHost } from './scenarios/fastest-host.ts'
import { formSubmit } from './scenarios/form-submit.ts'
import { frozen } from './scenarios/frozen.ts'
import { gateway } from './scenarios/gateway.ts'
import { graphqlForbidden } from './scenarios/graphql-forbidden.ts'
import { graphqlInitLost } from './scenarios/graphql-init-lost.ts'
import { graphqlInitTimeout } from './scenarios/graphql-init-timeout.ts'
import { graphqlLazy } from './scenarios/graphql-lazy.ts'
import { graphqlUnauthorized } from './scenarios/graphql-unauthorized.ts'
import { growingBuffer } from './scenarios/growing-buffer.ts'
import { halfOpen } from './scenarios/half-open.ts'
import { handlerThrows } from './scenarios/handler-throws.ts'
import {
  handshake200,
  handshake302,
  handshake401,
  handshake403,
  handshake404,
  handshake426,
  handshake502,
  handshake503,
} from './scenarios/handshakes.ts'
import { haproxyIdle } from './scenarios/haproxy-idle.ts'
import { headScript } from './scenarios/head-script.ts'
import { hiddenPage, hiddenWatchdog, visibilityClose } from './scenarios/hidden.ts'
import { hugeMessage } from './scenarios/huge-message.ts'
import { idle1000, idle1001 } from './scenarios/idle-reason.ts'
import { invalidUrl } from './scenarios/invalid-url.ts'
import { jsonPing } from './scenarios/json-ping.ts'
import { jwtExpired } from './scenarios/jwt-expired.ts'
import { keepalivePingTimeout } from './scenarios/keepalive-ping-timeout.ts'
import { largeMessageDropped } from './scenarios/large-message-dropped.ts'
import { lateClose } from './scenarios/late-close.ts'
import { lateHeartbeat } from './scenarios/late-heartbeat.ts'
import { lifetimeLimit } from './scenarios/lifetime-limit.ts'
import { link } from './scenarios/link.ts'
import { logOut } from './scenarios/log-out.ts'
import { logOutByKey } from './scenarios/log-out-by-key.ts'
import { makeBeforeBreak } from './scenarios/make-before-break.ts'
import { badUtf8, maskedFrame, reservedBits } from './scenarios/malformed-frames.ts'
import { manySockets } from './scenarios/many-sockets.ts'
import { messageTooBig } from './scenarios/message-too-big.ts'
import { invalidPayload, unsupportedData } from './scenarios/messages-refused.ts'
import { mqttIdle } from './scenarios/mqtt-idle.ts'
import { mqttTakeover } from './scenarios/mqtt-takeover.ts'
import { networkBlink } from './scenarios/network-blink.ts'
import { networkLost } from './scenarios/network-lost.ts'
import { nginxIdle } from './scenarios/nginx-idle.ts'
import { nginxIdleOnce } from './scenarios/nginx-idle-once.ts'
import { nginxKeepAlive } from './scenarios/nginx-keep-alive.ts'
import { notHttp, wrongAccept } from './scenarios/no-handshake.ts'
import { onerrorClose } from './scenarios/onerror-close.ts'
import { downloadLink, noContentLink, windowStop } from './scenarios/page-stays.ts'
import { pagehideClose } from './scenarios/pagehide-close.ts'
import { phoenixIdle } from './scenarios/phoenix-idle.ts'
import { pingsUnanswered } from './scenarios/pings-unanswered.ts'
import { polling } from './scenarios/polling.ts'
import { protocolPing } from './scenarios/protocol-ping.ts'
import { question } from './scenarios/question.ts'
import { quiet } from './scenarios/quiet.ts'
import { rarePush } from './scenarios/rare-push.ts'
import { rateLimit } from './scenarios/rate-limit.ts'
import { reactDependencies, reactDependenciesProduction } from './scenarios/react-dependencies.ts'
import { reactUnmount, reactUnmountProduction } from './scenarios/react-unmount.ts'
import { reconnectAttempts } from './scenarios/reconnect-attempts.ts'
import { reconnectStorm } from './scenarios/reconnect-storm.ts'
import { redefinedGlobals } from './scenarios/redefined-globals.ts'
import { refusedByMessage } from './scenarios/refused-by-message.ts'
import { refusedClose } from './scenarios/refused-close.ts'
import { rejectionClose } from './scenarios/rejection-close.ts'
import { reload } from './scenarios/reload.ts'
import { reloadOnClose } from './scenarios/reload-on-close.ts'
import { renderFailure, renderFailureProduction } from './scenarios/render-failure.ts'
import { restart1001, restart1012, restartUnsaid } from './scenarios/restarts.ts'
import { routeChange } from './scenarios/route-change.ts'
import { sendAfterClose } from './scenarios/send-after-close.ts'
import { sendBeforeOpen } from './scenarios/send-before-open.ts'
import { sentAway } from './scenarios/sent-away.ts'
import { serverDown } from './scenarios/server-down.ts'
import { serverError } from './scenarios/server-error.ts'
import { serverKilled } from './scenarios/server-killed.ts'
import { serverPush } from './scenarios/server-push.ts'
import { serverRestart } from './scenarios/server-restart.ts'
import { sessionUnknown } from './scenarios/session-unknown.ts'
import { shortJob } from './scenarios/short-job.ts'
import { signalrIdle, signalrTimeout } from './scenarios/signalr.ts'
import { singleSession } from './scenarios/single-session.ts'
import { slowConsumer, slowConsumerSilent } from './scenarios/slow-consumer.ts'
import { socketIo } from './scenarios/socket-io.ts'
import { socketIoBlocked } from './scenarios/socket-io-blocked.ts'
import { socketIoDisconnected } from './scenarios/socket-io-disconnected.ts'
import { socketIoRefused } from './scenarios/socket-io-refused.ts'
import { socketIoUnanswered } from './scenarios/socket-io-unanswered.ts'
import { srcdocFrame } from './scenarios/srcdoc-frame.ts'
import { storageClose } from './scenarios/storage-close.ts'
import { strictMode } from './scenarios/strict-mode.ts'
import { strictPolicy } from './scenarios/strict-policy.ts'
import { subprotocolMismatch } from './scenarios/subprotocol-mismatch.ts'
import { subprotocolMissing } from './scenarios/subprotocol-missing.ts'
import { throwsEverywhere } from './scenarios/throws-everywhere.ts'
import { timerClose } from './scenarios/timer-close.ts'
import { tlsFailed } from './scenarios/tls-failed.ts'
import { token403 } from './scenarios/token-403.ts'
import { token4001 } from './scenarios/token-4001.ts'
import { twoTopics } from './scenarios/two-topics.ts'
import { unknownHost } from './scenarios/unknown-host.ts'
import { viteDev } from './scenarios/vite-dev.ts'
import { vueUnmount, vueUnmountProduction } from './scenarios/vue-unmount.ts'
import { watchdog } from './scenarios/watchdog.ts'
import { wireFormats } from './scenarios/wire-formats.ts'
import { withoutUpgrade } from './scenarios/without-upgrade.ts'
import {
  dedicatedWorker,
  refusedWorker,
  sharedWorker,
  webSocketStream,
} from './scenarios/workers.ts'

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
  reactUnmountProduction,
  reactDependencies,
  reactDependenciesProduction,
  renderFailure,
  renderFailureProduction,
  vueUnmount,
  vueUnmountProduction,
  reconnectingWebsocketTimeout,
  partysocketTimeout,
  watchdog,
  signalrTimeout,
  hiddenPage,
  hiddenWatchdog,
  visibilityClose,
  storageClose,
  handlerThrows,
  refusedByMessage,
  reloadOnClose,
  formSubmit,
  downloadLink,
  noContentLink,
  windowStop,
  frozen,
  backForwardCache,
  token4001,
  token403,
  jwtExpired,
  serverError,
  lateClose,
  reconnectStorm,
  graphqlForbidden,
  graphqlUnauthorized,
  graphqlInitTimeout,
  graphqlInitLost,
  mqttTakeover,
  singleSession,
  messageTooBig,
  largeMessageDropped,
  unsupportedData,
  invalidPayload,
  rateLimit,
  crashOnMessage,
  slowConsumer,
  slowConsumerSilent,
  socketIoUnanswered,
  socketIoDisconnected,
  socketIoRefused,
  socketIoBlocked,
  keepalivePingTimeout,
  restart1012,
  restart1001,
  restartUnsaid,
  pingsUnanswered,
  sentAway,
  idle1001,
  idle1000,
  sendAfterClose,
  handshake200,
  handshake302,
  handshake401,
  handshake403,
  handshake404,
  handshake426,
  handshake502,
  handshake503,
  sessionUnknown,
  unknownHost,
  handshakeReset,
  handshakeHangUp,
  wrongAccept,
  notHttp,
  lifetimeLimit,
  serverRestart,
  tlsFailed,
  blockedPort,
  reservedBits,
  badUtf8,
  maskedFrame,
  closeUnanswered,
  halfOpen,
  lateHeartbeat,
  growingBuffer,
  duplicateConnections,
  exposedToken,
  withoutUpgrade,
  badGateway,
  subprotocolMissing,
  subprotocolMismatch,
  nginxIdle,
  nginxIdleOnce,
  haproxyIdle,
  serverKilled,
  networkLost,
  serverDown,
  onerrorClose,
  reconnectAttempts,
  reload,
  link,
  cspBlocked,
  protocolPing,
  jsonPing,
  nginxKeepAlive,
  socketIo,
  serverPush,
  logOut,
  logOutByKey,
  routeChange,
  chat,
  quiet,
  rarePush,
  twoTopics,
  shortJob,
  question,
  polling,
  signalrIdle,
  mqttIdle,
  phoenixIdle,
  graphqlLazy,
  clientLibraries,
  wireFormats,
  viteDev,
  networkBlink,
  makeBeforeBreak,
  eventStream,
  gateway,
  fastestHost,
  pagehideClose,
  dashboard,
  headScript,
  crossOriginFrame,
  srcdocFrame,
  blankFrame,
  everyFrame,
  dedicatedWorker,
  refusedWorker,
  sharedWorker,
  webSocketStream,
  strictPolicy,
  throwsEverywhere,
  hugeMessage,
  manySockets,
  redefinedGlobals,
]
