import { type Connection, endedAt } from '../connection.ts'
import { deadBefore } from './dead-before.ts'
import { cut } from './ends.ts'
import { stoppedAtEnd } from './fatal-stop.ts'
import { firstAnswer, neverSpoke } from './first-message.ts'
import { forgotten } from './forgotten.ts'
import { tooBigAlternative } from './largest-message.ts'
import { receivedSince } from './messages.ts'
import { pingsAlternative } from './pings-unanswered.ts'
import { refusalBefore } from './refusal.ts'
import { takeoverAlternative } from './takeover.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise, quote } from './words.ts'

/** What came in within a second is much: messages, or bytes. */
const BURST = { span: 1_000, count: 100, bytes: 1_000_000 }

/** The same short time each time, which no product has for a default. */
export const FAILS_THEN: Alternative = {
  cause: 'server-error',
  text: 'No usual limit is so short: the server may also fail then, as when something it waits for times out.',
}

/** What an end that says nothing may be, by what came before it. */
export function unsaid(connection: Connection, context: Context): Alternative[] {
  const end = endedAt(connection)
  if (end === undefined) return []
  return [
    ...refused(connection, end),
    ...pingsAlternative(connection),
    ...firstAnswer(connection, end),
    ...neverSpoke(connection),
    ...deadBefore(connection, context, end),
    ...forgotten(connection, end),
    ...stoppedAtEnd(connection, context),
    ...takeoverAlternative(connection, context),
    ...burst(connection, end),
    ...tooBigAlternative(connection, context),
  ]
}

/** Some servers refuse in a message, and drop the connection without a Close frame. */
function refused(connection: Connection, end: number): Alternative[] {
  const refusal = cut(connection) && refusalBefore(connection, end)
  if (!refusal) return []
  const text = `The server had sent ${quote(refusal.words)} ${precise(end - refusal.message.at)} before.`
  return [{ cause: refusal.cause, text }]
}

function burst(connection: Connection, end: number): Alternative[] {
  const { count, bytes } = receivedSince(connection, end - BURST.span)
  if (count < BURST.count && bytes < BURST.bytes) return []
  const text = `${count} messages came in within the last second: some servers give up on a client that reads slower than they send.`
  return [{ cause: 'slow-consumer', text }]
}
