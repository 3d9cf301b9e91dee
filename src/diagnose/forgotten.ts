import type { Connection } from '../connection.ts'
import { cut } from './ends.ts'
import { lastMessage } from './messages.ts'
import type { Alternative } from './verdict.ts'
import { precise } from './words.ts'

/** A hop that has forgotten a connection answers its next packet with a reset at once; ms. */
const AT_ONCE = 2_000
/** The shortest time after which they forget, ms. */
const SILENT = 60_000

/**
 * Cut by the first message after a long silence: firewalls and NATs forget connections that are
 * silent, and say so to nobody before the next packet comes.
 * https://www.rfc-editor.org/rfc/rfc5382#section-5
 */
export function forgotten(connection: Connection, end: number): Alternative[] {
  const last = cut(connection) && lastMessage(connection, 'send')
  if (!last || end - last.at > AT_ONCE) return []
  const { messages, opened } = connection
  const before = messages[messages.indexOf(last) - 1]?.at ?? opened?.at ?? last.at
  if (messages.at(-1) !== last || last.at - before < SILENT) return []
  const text = `It was cut ${precise(end - last.at)} after the first message in ${precise(last.at - before)}: a firewall or NAT on the way may have forgotten it in that silence, which shows when the next packet comes.`
  return [{ cause: 'idle-timeout', text }]
}
