import type { Connection } from '../connection.ts'
import { type Statistics, statistics } from '../statistics.ts'
import { lifeOf } from './ends.ts'
import { alikeEnds } from './repeats.ts'
import type { Alternative, Context, Evidence } from './verdict.ts'
import { precise } from './words.ts'

const MIN_ENDS = 3
/** Ages vary this little where one thing ends them all. */
const CV = 0.1
/** What ends this soon ends at the start, whatever it varies by; ms. */
const START = 1_000

/** Connections of a chain that end alike tell their age: a timer of the server, or its start. */
export function sameAgeEvidence(connection: Connection, context: Context): Evidence[] {
  const { count, mean, cv } = livesOf(connection, context)
  if (count < MIN_ENDS || (cv > CV && mean > START)) return []
  const spread = mean > START ? `, ±${(cv * 100).toFixed(1)} %` : ''
  const text = `${count} connections of this chain ended so, ${precise(mean)} after they opened on average${spread}.`
  return [{ text }]
}

/** Each ends as soon as it is open. */
export function failingStart(connection: Connection, context: Context): Alternative[] {
  const { count, mean } = livesOf(connection, context)
  if (count < MIN_ENDS || mean > START) return []
  return [
    {
      cause: 'server-error',
      text: 'Each ends as soon as it is open: the server may fail right after it accepts.',
    },
    { cause: 'unauthorized', text: 'The server refuses the client each time, without saying so.' },
  ]
}

function livesOf(connection: Connection, context: Context): Statistics {
  return statistics(alikeEnds(connection, context).map((one) => lifeOf(one, context)))
}
