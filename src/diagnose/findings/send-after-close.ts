/**
 * send() was called in CLOSING or CLOSED: the browser drops the data without an exception.
 * Confused with: `send-before-open`, which throws.
 * https://websockets.spec.whatwg.org/#dom-websocket-send
 */
import type { Connection } from '../../connection.ts'
import type { Message } from '../../event.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { atPlace } from '../words.ts'

export const sendAfterClose: FindingRule = {
  id: 'send-after-close',
  about: 'send() was called after the connection had ended: the data was dropped.',
  find,
}

const SOURCE = 'https://websockets.spec.whatwg.org/#dom-websocket-send'

function find(connection: Connection): Found | undefined {
  const dropped = droppedMessages(connection)
  const [first] = dropped
  if (!first) return undefined
  const times = dropped.length === 1 ? 'once' : `${dropped.length} times`
  return {
    severity: 'warning',
    summary: `send() was called ${times} after the connection had ended${atPlace(first)}: the browser dropped the data without an exception.`,
    evidence: [
      {
        text: 'In CLOSING and CLOSED send() only raises bufferedAmount.',
        at: first.at,
        message: first.seq,
        ...(first.stack !== undefined && { stack: first.stack }),
        source: SOURCE,
      },
    ],
    advice: [
      {
        text: 'Check readyState before send(), and keep what could not be sent for the next connection.',
      },
    ],
  }
}

/** They are the last ones: nothing is received after the end. */
function droppedMessages({ messages }: Connection): Message[] {
  const dropped: Message[] = []
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]
    if (!message || message.direction === 'receive' || (message.state ?? 1) < 2) break
    dropped.unshift(message)
  }
  return dropped
}
