import type { Connection } from '../connection.ts'
import { type Heartbeat, heartbeatsOf } from '../heartbeat.ts'
import type { Idle } from './idle.ts'
import { neighbours } from './repeats.ts'
import type { Context, Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** A heartbeat that was there and did not keep the connection alive. */
export interface Insufficient {
  /** It comes more seldom than the limit; or the limit counts what the server sends alone. */
  why: 'slow' | 'one-sided'
  heartbeat: Heartbeat
}

/** A heartbeat well within the silence should have come: that it did not is another story. */
const SLOW = 0.9

/** Why a heartbeat of this connection, or of its chain, was not enough for a limit. */
export function insufficient(
  connection: Connection,
  context: Context,
  { counted, silence }: Pick<Idle, 'counted' | 'silence'>,
): Insufficient | undefined {
  const heartbeats = heartbeatsAround(connection, context)
  const slow = heartbeats.find(({ usualMs }) => usualMs >= silence * SLOW)
  const quick = heartbeats.find(({ usualMs }) => usualMs < silence * SLOW)
  if (counted === 'any') return slow && !quick ? { why: 'slow', heartbeat: slow } : undefined
  const wrong = counted === 'receive' ? 'send' : 'receive'
  const oneSided = heartbeats.find(
    ({ direction, answered, usualMs }) => direction === wrong && !answered && usualMs < silence,
  )
  return oneSided && { why: 'one-sided', heartbeat: oneSided }
}

export function insufficientEvidence({ why, heartbeat }: Insufficient, silence: number): Evidence {
  const { direction, label, usualMs, lastAt, sure } = heartbeat
  const whose = direction === 'send' ? 'The page’s' : 'The server’s'
  const what = sure ? `heartbeat (${label})` : `regular message of ${label}`
  const other = direction === 'send' ? 'The server' : 'The page'
  const text =
    why === 'slow'
      ? `${whose} ${what} comes every ${precise(usualMs)}: too seldom for a limit of ${precise(silence)}.`
      : `${whose} ${what} came every ${precise(usualMs)} all the time. ${other} did not answer it, and the limit counts what ${other.toLowerCase()} sends.`
  return { text, at: lastAt }
}

/** Those of the connection; of its chain, where it did not live long enough to show any. */
function heartbeatsAround(connection: Connection, context: Context): Heartbeat[] {
  const own = heartbeatsOf(connection)
  const all = own.length > 0 ? own : neighbours(connection, context).flatMap(heartbeatsOf)
  const sure = all.filter((heartbeat) => heartbeat.sure)
  return sure.length > 0 ? sure : all
}
