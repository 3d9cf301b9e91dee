import { closeUnanswered } from './findings/close-unanswered.ts'
import { duplicateConnections } from './findings/duplicate-connections.ts'
import { exceptionInHandler } from './findings/exception-in-handler.ts'
import { exposedToken } from './findings/exposed-token.ts'
import { growingBuffer } from './findings/growing-buffer.ts'
import { halfOpen } from './findings/half-open.ts'
import { lateClose } from './findings/late-close.ts'
import { lateHeartbeat } from './findings/late-heartbeat.ts'
import { missingKeepAlive } from './findings/missing-keep-alive.ts'
import { reconnectLoop } from './findings/reconnect-loop.ts'
import { refusedCall } from './findings/refused-call.ts'
import { sendAfterClose } from './findings/send-after-close.ts'
import { sendBeforeOpen } from './findings/send-before-open.ts'
import { subprotocolMissing } from './findings/subprotocol-missing.ts'
import { unexpectedClose } from './findings/unexpected-close.ts'
import type { FindingRule } from './verdict.ts'

/** Every finding, in the order they are shown. */
export const findings: readonly FindingRule[] = [
  unexpectedClose,
  missingKeepAlive,
  reconnectLoop,
  sendBeforeOpen,
  sendAfterClose,
  refusedCall,
  lateClose,
  closeUnanswered,
  halfOpen,
  lateHeartbeat,
  exceptionInHandler,
  growingBuffer,
  duplicateConnections,
  subprotocolMissing,
  exposedToken,
]

/** Those of a worker's socket: what depends on the moment, or on its end, is not seen from outside. */
export const outsideFindings: readonly FindingRule[] = [
  reconnectLoop,
  subprotocolMissing,
  exposedToken,
]
