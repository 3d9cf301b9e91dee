/**
 * The socket was CLOSING for about 2 s before `close` came: the server had sent its Close frame and
 * kept TCP open. The two seconds are the browser's patience, not the cause.
 * Confused with: a close() of the page the server does not answer (`close-unanswered`).
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import { closeFrame } from '../ends.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const lateClose: FindingRule = {
  id: 'late-close',
  about: 'The Close frame came 2 s before the event: the server kept TCP open.',
  find,
}

/** The state is sampled; a second is more than any round trip of the closing handshake. */
const LATE = 1_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1'

function find(connection: Connection): Found | undefined {
  const { closingAt } = connection
  const frame = closeFrame(connection)
  if (!frame || closingAt === undefined || effectiveClose(connection)) return undefined
  const late = frame.at - closingAt
  if (late < LATE) return undefined
  return {
    severity: 'warning',
    summary: `The server’s Close frame came ${precise(late)} before the close event: the server kept the TCP connection open, and the browser waited for it.`,
    evidence: [
      {
        text: 'readyState was CLOSING without a close() of the page.',
        at: closingAt,
        source: SOURCE,
      },
      { text: `close came ${precise(late)} later.`, at: frame.at },
    ],
    advice: [
      {
        text: 'Have the server close TCP once the Close frames are exchanged: it is the server’s part to do so first.',
        source: SOURCE,
      },
    ],
  }
}
