import type { Connection } from '../connection.ts'
import { type Heartbeat, heartbeatFrom } from '../heartbeat.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { alikeEnds } from './repeats.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise } from './words.ts'

/** One may come right before the end. */
const MIN_PINGS = 2
/** Who waits for an answer gives up after a few. */
const MAX_PINGS = 5
const MIN_ENDS = 2

/**
 * Pings of the server in messages, which the page never answered: browsers answer Ping frames, these
 * the code of the page alone has to. Those of Action Cable want no answer.
 */
export function pingsUnanswered(connection: Connection): Heartbeat | undefined {
  const beat = heartbeatFrom(connection, 'receive')
  if (!beat?.known || beat.answered || libraryOf(connection)?.id === 'action-cable')
    return undefined
  return beat.count >= MIN_PINGS && /ping/i.test(beat.label) ? beat : undefined
}

/** How often the chain ended after as few of them; 0 where it is no pattern. */
export function endsAfterPings(connection: Connection, context: Context): number {
  const count = pingsUnanswered(connection)?.count
  if (count === undefined || count > MAX_PINGS) return 0
  const ends = alikeEnds(connection, context)
  const alike = ends.filter((one) => pingsUnanswered(one)?.count === count)
  return alike.length >= MIN_ENDS && alike.length === ends.length ? alike.length : 0
}

/** One end alone says little: many servers send pings that want no answer. */
export function pingsAlternative(connection: Connection): Alternative[] {
  const beat = pingsUnanswered(connection)
  if (!beat) return []
  const text = `The server sent ${beat.count} messages that look like pings (${beat.label}), one every ${precise(beat.intervalMs)}, and the page answered none: a server that waits for an answer gives up on the client.`
  return [{ cause: 'server-ping-timeout', text }]
}
