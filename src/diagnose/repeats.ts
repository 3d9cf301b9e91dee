import { chainOf, indexInChain } from '../chain.ts'
import type { Connection } from '../connection.ts'
import { type Statistics, statistics } from '../statistics.ts'
import { arrivalOfEnd, closeFrame, cut, lifeOf } from './ends.ts'
import { once } from './once.ts'
import { COUNTED, type Counted, longestSilence, silenceBefore } from './silence.ts'
import { suspensionBefore } from './suspension.ts'
import type { Context } from './verdict.ts'

/** A measure that was the same at several ends. */
export interface Repeated extends Statistics {
  /** The ends that agree. */
  connections: readonly Connection[]
}

export interface RepeatedSilence extends Repeated {
  counted: Counted
}

/** Neighbours in a chain that are compared, in each direction of time. */
const NEIGHBOURS = 25
/** A limit on idle time shorter than this is not in use; what is shorter is an answer to something. */
const MIN_SILENCE = 1_000
const MIN_REPORTED = 2_500
/** A page that has nothing to say yet is no sign of a limit that counts its words. */
const MIN_UNSPOKEN = 25_000
const SILENCE = { cv: 0.03, ends: 2 }
const LIFE = { cv: 0.01, ends: 3 }
/** A silence that is so much of one it ends after had passed without an end. */
const USUAL = 0.9
/** Ends that agree must be so large a part of all ends of their kind. */
const SHARE = 0.5
/** A busy page hears of an opening or an end so much too late, now and then; ms. */
const LATE = 300

/** The ends of its chain that came about alike: same code, not by the page, not by a stop of it. */
export const alikeEnds = once((connection, context): readonly Connection[] => {
  const code = connection.closed?.code
  return neighbours(connection, context).filter(
    (other) =>
      other.closed?.code === code &&
      (cut(other) ?? closeFrame(other)) !== undefined &&
      suspensionBefore(other, context) === undefined,
  )
})

/** The connections of its chain before and after it, as far as they are compared. */
export function neighbours(connection: Connection, context: Context): readonly Connection[] {
  const chain = chainOf(connection, context.log)
  const index = indexInChain(connection, context.log)
  return chain.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS)
}

/** The same silence before each end; of both directions before that of one. */
export function equalSilence(
  connection: Connection,
  context: Context,
): RepeatedSilence | undefined {
  const ends = alikeEnds(connection, context)
  for (const counted of COUNTED) {
    const repeated = agree(ends, connection, SILENCE, (one) => finalSilence(one, counted))
    if (!repeated || repeated.mean < minSilence(connection, counted)) continue
    if (repeated.connections.some((one) => survived(one, counted, repeated.mean))) continue
    if (isRhythm(repeated, connection, counted, context)) continue
    return { ...repeated, counted }
  }
  return undefined
}

/**
 * All ended at one age, and had just been silent for as long as before: what is sent at fixed times
 * leaves the same time before the end each time.
 */
function isRhythm(
  { connections, mean }: Repeated,
  connection: Connection,
  counted: Counted,
  context: Context,
): boolean {
  const isUsual = (one: Connection) => longestSilence(one, counted) > mean * USUAL
  if (!connections.every(isUsual)) return false
  const wanted = { ...LIFE, ends: connections.length }
  return agree(connections, connection, wanted, (one) => lifeOf(one, context)) !== undefined
}

/** After a Close frame the browser may have waited for 2 s itself. */
function minSilence(connection: Connection, counted: Counted): number {
  if (counted === 'send') return MIN_UNSPOKEN
  return closeFrame(connection) && connection.closingAt === undefined ? MIN_REPORTED : MIN_SILENCE
}

/** The same age at each end. */
export function equalLife(connection: Connection, context: Context): Repeated | undefined {
  const ends = alikeEnds(connection, context)
  return agree(ends, connection, LIFE, (one) => lifeOf(one, context))
}

/** It had lived through a longer silence of this kind before: no limit cuts at this one. */
export function survived(connection: Connection, counted: Counted, silence: number): boolean {
  return longestSilence(connection, counted) > silence * 1.05
}

function finalSilence(connection: Connection, counted: Counted): number {
  return silenceBefore(connection, counted, arrivalOfEnd(connection) ?? 0)
}

/**
 * The measure of this end and of others: within the wanted spread of one another, or, for one that
 * was reported late, of those that agree.
 */
function agree(
  ends: readonly Connection[],
  connection: Connection,
  wanted: { cv: number; ends: number },
  measure: (connection: Connection) => number,
): Repeated | undefined {
  const own = measure(connection)
  const measured = ends.map((one) => ({ one, value: measure(one) }))
  const near = measured.map(({ value }) => value).filter((value) => Math.abs(value - own) <= LATE)
  for (const centre of [own, ...near]) {
    const alike = measured.filter(({ value }) => Math.abs(value - centre) <= centre * wanted.cv * 2)
    const result = statistics(alike.map(({ value }) => value))
    if (result.count < wanted.ends || result.count < ends.length * SHARE) continue
    if (result.cv < wanted.cv) return { ...result, connections: alike.map(({ one }) => one) }
  }
  return undefined
}
