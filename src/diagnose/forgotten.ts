import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { cut } from './ends.ts'
import type { Alternative } from './verdict.ts'
import { precise } from './words.ts'

/**
 * A hop that has forgotten a connection answers its next packet with a reset at once, or drops it: then
 * the machine sends it again until it gives up; ms.
 * https://www.kernel.org/doc/Documentation/networking/ip-sysctl.rst (tcp_retries2)
 */
const AT_ONCE = 2_000
const GIVEN_UP = 16 * 60_000
/** The shortest time after which they forget, ms. */
const SILENT = 60_000
/** Messages of the page that may have followed on the first, from the newest. */
const MAX_SCAN = 200

/**
 * Cut by the first message after a long silence, or later and nothing came back: firewalls and NATs
 * forget connections that are silent, and say so to nobody before the next packet comes.
 * https://www.rfc-editor.org/rfc/rfc5382#section-5
 */
export function forgotten(connection: Connection, end: number): Alternative[] {
  const index = cut(connection) ? firstUnheard(connection) : -1
  const { messages, opened } = connection
  const first = messages[index]
  if (!first || end - first.at > GIVEN_UP) return []
  const silence = first.at - (messages[index - 1]?.at ?? opened?.at ?? first.at)
  if (silence < SILENT) return []
  // A page that is never answered waits for nothing.
  if (end - first.at > AT_ONCE && messages[index - 1]?.direction !== 'receive') return []
  const text = `It was cut ${precise(end - first.at)} after the first message in ${precise(silence)}, and nothing came back: a firewall or NAT on the way may have forgotten it in that silence, which shows when the next packet comes.`
  return [{ cause: 'idle-timeout', text }]
}

/** The first of the messages the page sent one after another at last, after the longest wait; −1 for none. */
function firstUnheard({ messages }: Connection): number {
  let found = -1
  let longest = 0
  const from = Math.max(0, messages.length - MAX_SCAN)
  for (let index = messages.length - 1; index >= from && isSent(messages[index]); index--) {
    const wait = (messages[index]?.at ?? 0) - (messages[index - 1]?.at ?? 0)
    if (index > 0 && wait <= longest) continue
    found = index
    longest = wait
  }
  return found
}

function isSent(message: Message | undefined): boolean {
  return message?.direction === 'send'
}
