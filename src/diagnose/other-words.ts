import type { Connection } from '../connection.ts'
import { closeFrame } from './ends.ts'

/** Words that leave open why: the name of a code, or that it is over. Or they speak of time. */
const LEAVES_OPEN =
  /^\W*(?:going away|normal(?: closure)?|(?:connection |session |socket |stream )?(?:closed?|closing|ended|end)|good ?bye|bye|ok)?(?: by (?:the )?(?:server|peer|remote))?\W*$|time|idle|activ|silen|expir/i

/** The server gave a reason of its own, whether it is understood or not: it is believed before a table. */
export function givesReason(connection: Connection): boolean {
  const reason = closeFrame(connection)?.reason ?? ''
  return /\p{L}{2}/u.test(reason) && !LEAVES_OPEN.test(reason)
}
