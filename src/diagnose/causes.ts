import { type Connection, endedAt } from '../connection.ts'
import { isFrameError } from '../knowledge/handshake-texts.ts'
import { abortedWhileConnecting } from './causes/aborted-while-connecting.ts'
import { backgroundThrottling } from './causes/background-throttling.ts'
import { blockedByBrowser } from './causes/blocked-by-browser.ts'
import { closedByErrorHandler } from './causes/closed-by-error-handler.ts'
import { closedByPage } from './causes/closed-by-page.ts'
import { closedByServer } from './causes/closed-by-server.ts'
import { connectionLost } from './causes/connection-lost.ts'
import { handshakeFailed } from './causes/handshake-failed.ts'
import { handshakeRejected } from './causes/handshake-rejected.ts'
import { heartbeatTimeout } from './causes/heartbeat-timeout.ts'
import { idleTimeout } from './causes/idle-timeout.ts'
import { initTimeout } from './causes/init-timeout.ts'
import { invalidCall } from './causes/invalid-call.ts'
import { lifetimeLimit } from './causes/lifetime-limit.ts'
import { messageRefused } from './causes/message-refused.ts'
import { messageTooBig } from './causes/message-too-big.ts'
import { navigation } from './causes/navigation.ts'
import { networkLost } from './causes/network-lost.ts'
import { protocolError } from './causes/protocol-error.ts'
import { serverError } from './causes/server-error.ts'
import { serverPingTimeout } from './causes/server-ping-timeout.ts'
import { serverRestart } from './causes/server-restart.ts'
import { serverUnreachable } from './causes/server-unreachable.ts'
import { sessionReplaced } from './causes/session-replaced.ts'
import { slowConsumer } from './causes/slow-consumer.ts'
import { subprotocolMismatch } from './causes/subprotocol-mismatch.ts'
import { suspended } from './causes/suspended.ts'
import { tlsFailed } from './causes/tls-failed.ts'
import { unauthorized } from './causes/unauthorized.ts'
import { unmounted } from './causes/unmounted.ts'
import { abortCall, closeFrame, cut, neverOpened, pageCloseCall } from './ends.ts'
import { errorText } from './handshake.ts'
import type { Cause } from './verdict.ts'

/** Ends of one kind, and what may have caused them, in the order they are asked. */
export interface Phase {
  holds(connection: Connection): boolean
  causes: readonly Cause[]
}

/** The first phase that holds, and in it the first cause that decides. */
export const phases: readonly Phase[] = [
  { holds: isAborted, causes: [unmounted, abortedWhileConnecting] },
  {
    holds: neverOpened,
    causes: [
      invalidCall,
      blockedByBrowser,
      tlsFailed,
      subprotocolMismatch,
      handshakeRejected,
      serverUnreachable,
      handshakeFailed,
    ],
  },
  { holds: isEnded, causes: [suspended] },
  {
    holds: isClosedByPage,
    causes: [
      unauthorized,
      sessionReplaced,
      messageRefused,
      messageTooBig,
      serverError,
      serverPingTimeout,
      serverRestart,
      closedByServer,
      backgroundThrottling,
      unmounted,
      heartbeatTimeout,
      closedByErrorHandler,
      closedByPage,
    ],
  },
  { holds: isEnded, causes: [navigation] },
  {
    holds: gotCloseFrame,
    causes: [
      slowConsumer,
      unauthorized,
      initTimeout,
      messageTooBig,
      messageRefused,
      serverError,
      serverPingTimeout,
      serverRestart,
      backgroundThrottling,
      lifetimeLimit,
      idleTimeout,
      sessionReplaced,
      protocolError,
      closedByServer,
    ],
  },
  { holds: isNamedByBrowser, causes: [protocolError] },
  {
    holds: isCut,
    causes: [
      networkLost,
      serverRestart,
      unauthorized,
      messageTooBig,
      serverError,
      serverPingTimeout,
      backgroundThrottling,
      lifetimeLimit,
      idleTimeout,
      sessionReplaced,
      protocolError,
      slowConsumer,
      connectionLost,
    ],
  },
]

/** Every cause once. */
export const causes: readonly Cause[] = [...new Set(phases.flatMap((phase) => phase.causes))]

function isAborted(connection: Connection): boolean {
  return abortCall(connection) !== undefined
}

function isEnded(connection: Connection): boolean {
  return endedAt(connection) !== undefined
}

function isClosedByPage(connection: Connection): boolean {
  return pageCloseCall(connection) !== undefined
}

function gotCloseFrame(connection: Connection): boolean {
  return closeFrame(connection) !== undefined
}

/** The browser's own text names the frame: that is observed, and no pattern may speak before it. */
function isNamedByBrowser(connection: Connection): boolean {
  return isCut(connection) && isFrameError(errorText(connection))
}

function isCut(connection: Connection): boolean {
  return cut(connection) !== undefined
}
