import type { Connection } from '../connection.ts'
import type { Close } from '../event.ts'
import { lifeOf } from './ends.ts'
import { silenceBefore } from './silence.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise } from './words.ts'

const TIMED_OUT = /time[ _-]?d?[ _-]?out/i

/** “Session timed out” does not say which time was up: what each would have measured. */
export function timedOut(connection: Connection, frame: Close, context: Context): Alternative[] {
  if (!TIMED_OUT.test(frame.reason)) return []
  const [any, sent] = (['any', 'send'] as const).map((counted) =>
    precise(silenceBefore(connection, counted, frame.at)),
  )
  const found: Alternative[] = [
    {
      cause: 'idle-timeout',
      text: `The time without data was up: ${any} had passed without any, ${sent} since the page last sent some.`,
    },
    {
      cause: 'lifetime-limit',
      text: `The time of the connection was up: it was ${precise(lifeOf(connection, context))} old.`,
    },
  ]
  if (!/session/i.test(frame.reason)) return found
  const text =
    'The session of the user was up: the next connection is refused then, until the user signs in again.'
  return [...found, { cause: 'unauthorized', text }]
}
