/**
 * close() threw for its code or reason, which leaves the socket open.
 * Confused with: a close() that worked.
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import type { Connection } from '../../connection.ts'
import type { CallRefused } from '../../event.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { atPlace, quote } from '../words.ts'

export const refusedCall: FindingRule = {
  id: 'refused-call',
  about: 'close() threw, and the socket stayed open.',
  find,
}

const SOURCE = 'https://websockets.spec.whatwg.org/#dom-websocket-close'

function find({ refusedCalls }: Connection): Found | undefined {
  const call = refusedCalls.find(({ method }) => method === 'close')
  if (!call) return undefined
  const { error, at, stack } = call
  return {
    severity: 'warning',
    summary: `close(${call.code ?? ''}) threw ${error.name}${atPlace(call)} and closed nothing: the connection went on.`,
    evidence: [
      {
        text: `${error.name}: ${quote(error.message)}.`,
        at,
        ...(stack !== undefined && { stack }),
        source: SOURCE,
      },
    ],
    advice: [{ text: advise(call) }],
  }
}

function advise({ code }: CallRefused): string {
  if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
    return 'A page may close with 1000 or 3000–4999 alone: call close(), close(1000) or close(4000, reason).'
  }
  return 'A reason may have 123 bytes of UTF-8 at most.'
}
