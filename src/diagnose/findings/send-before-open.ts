/**
 * send() was called in CONNECTING, where it throws.
 * Confused with: send() after the end, which throws nothing (`send-after-close`).
 * https://websockets.spec.whatwg.org/#dom-websocket-send
 */
import type { Connection } from '../../connection.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { atPlace, precise } from '../words.ts'

export const sendBeforeOpen: FindingRule = {
  id: 'send-before-open',
  about: 'send() was called before the connection was open, and threw.',
  find,
}

const SOURCE = 'https://websockets.spec.whatwg.org/#dom-websocket-send'

function find({ refusedCalls, constructed }: Connection): Found | undefined {
  const calls = refusedCalls.filter(({ method, state }) => method === 'send' && state === 0)
  const [first] = calls
  if (!first) return undefined
  return {
    severity: 'warning',
    summary: `send() was called${atPlace(first)} before the connection was open: it threw ${first.error.name}, and the message is lost.`,
    evidence: calls.map((call) => ({
      text: `send() threw${atPlace(call)}, ${precise(call.at - constructed.at)} after new WebSocket().`,
      at: call.at,
      ...(call.stack !== undefined && { stack: call.stack }),
      source: SOURCE,
    })),
    advice: [
      {
        text: 'Send in the open handler.',
        snippet: {
          language: 'js',
          code: `socket.addEventListener('open', () => socket.send(message), { once: true })`,
        },
        source: SOURCE,
      },
    ],
  }
}
