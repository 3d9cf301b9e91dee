import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { formatBytes } from '../format/bytes.ts'
import { lastSent } from './fatal-message.ts'
import { neighbours } from './repeats.ts'
import type { Alternative, Context } from './verdict.ts'

/** Smaller limits are not in use, bytes. */
const MIN_SIZE = 4_096
/** One end alone is a hint from the smallest usual limit on: maxPayloadLength of uWebSockets, bytes. */
const MIN_SINGLE = 16 * 1024
/** Messages of a connection that are compared: the newest. */
const MAX_MESSAGES = 5_000

/** Its last message is larger than any that passed, in all of the chain. */
export function isLargestEver(connection: Connection, context: Context): boolean {
  const last = lastSent(connection)
  if (!last || last.size < MIN_SIZE) return false
  return last.size > largestTaken(connection, context)
}

/** Of the messages followed by more than an end; bytes. */
export function largestTaken(connection: Connection, context: Context): number {
  const chain = neighbours(connection, context)
  return chain.reduce((largest, one) => Math.max(largest, largestBut(one, lastSent(one))), 0)
}

function largestBut({ messages, sent }: Connection, last: Message | undefined): number {
  if (!last || sent.largest > last.size) return sent.largest
  return messages
    .slice(-MAX_MESSAGES)
    .reduce(
      (size, one) => (one.direction === 'send' && one !== last ? Math.max(size, one.size) : size),
      0,
    )
}

/** Some servers drop the connection on what is too big for them; once may be a coincidence. */
export function tooBigAlternative(connection: Connection, context: Context): Alternative[] {
  const last = lastSent(connection)
  if (!last || last.size < MIN_SINGLE || !isLargestEver(connection, context)) return []
  const text = `The page had just sent its largest message so far (${formatBytes(last.size)}): some servers drop the connection on one that is too big.`
  return [{ cause: 'message-too-big', text }]
}
