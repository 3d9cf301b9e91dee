import { delays } from '../chain.ts'
import type { Connection } from '../connection.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { statistics } from '../statistics.ts'
import { lifeOf } from './ends.ts'
import { alikeEnds, neighbours } from './repeats.ts'
import type { Alternative, Context } from './verdict.ts'

/** ms */
const SHORT_LIFE = 5_000
const MIN_ENDS = 3
/** The other client reconnects by the same code: each lives as long as the other waits. */
const RHYTHM = 0.3

/** By library: the source of a protocol by which the server ends the older of two connections of one client id. */
const endsOlder: Readonly<Record<string, string>> = {
  mqtt: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html',
}

/** Ends in the rhythm of two clients, by a protocol that ends the older: its source. */
export function replacedInRhythm(connection: Connection, context: Context): string | undefined {
  const source = endsOlder[libraryOf(connection)?.id ?? '']
  return source !== undefined && isInRhythm(connection, context) ? source : undefined
}

/** What an end looks like to the client whose place another one took: a panel sees one tab. */
export function takeoverAlternative(connection: Connection, context: Context): Alternative[] {
  if (endsOlder[libraryOf(connection)?.id ?? ''] !== undefined) {
    const text =
      'Another tab or device connected with the same client id: the server ends the older connection then.'
    return [{ cause: 'session-replaced', text }]
  }
  if (!isInRhythm(connection, context)) return []
  const text =
    'Each connection lives about as long as the page waits before it reconnects: so it is when another tab or device connects as the same user, and the two replace each other.'
  return [{ cause: 'session-replaced', text }]
}

/**
 * Two clients that throw each other out and reconnect do so in one rhythm: a connection lives about
 * as long as this page, and so the other one, waits before it reconnects.
 */
function isInRhythm(connection: Connection, context: Context): boolean {
  if (lifeOf(connection, context) > SHORT_LIFE) return false
  const lives = alikeEnds(connection, context).map((one) => lifeOf(one, context))
  if (lives.length < MIN_ENDS || lives.some((life) => life > SHORT_LIFE)) return false
  const delay = statistics(delays(neighbours(connection, context)))
  const life = statistics(lives)
  return delay.count > 0 && Math.abs(life.mean - delay.mean) <= delay.mean * RHYTHM
}
