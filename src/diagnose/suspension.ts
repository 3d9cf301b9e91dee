import { type Connection, endedAt } from '../connection.ts'
import type { PageEvent } from '../event.ts'
import { pageOf } from './ends.ts'
import type { Context } from './verdict.ts'

/** What stopped the page, and when it ran again; ms. */
export interface Suspension {
  kind: 'frozen' | 'cached' | 'slept'
  resumedAt: number
  /** From when on code of the page may have run again; ms. What it called before was before the stop. */
  wokeAt: number
  /** How long the clock stood still, where it tells; ms. */
  jump?: number
}

/** An end this soon after the page ran again belongs to the stop, not to what ran then. */
const SOON = 2_000
/** Less than this is a step of the clock, by NTP or by hand. */
const SLEEP = 5_000
/** A clock that jumped is found out this late, ms. */
const WAKING = 2_000
/** The event that tells of the wake-up may come a moment after the `close` event. */
const DISORDER = 100

/** The stop of the page that an end belongs to. A wall clock set back is none. */
export function suspensionBefore(connection: Connection, context: Context): Suspension | undefined {
  const end = endedAt(connection)
  const page = pageOf(connection, context)
  if (end === undefined || !page) return undefined
  const recent = page.events.filter(({ at }) => at >= end - SOON && at <= end + DISORDER)
  const found = recent
    .filter(({ at }) => at > connection.constructed.at)
    .flatMap((event) => suspensionOf(event) ?? [])
  // Coming back from the cache resumes a page as well.
  const suspension = found.find(({ kind }) => kind === 'cached') ?? found[0]
  return suspension && { ...suspension, wokeAt: Math.min(...found.map(({ wokeAt }) => wokeAt)) }
}

/** The last stop of the page between two times, ms. */
export function suspensionBetween(
  connection: Connection,
  context: Context,
  from: number,
  to: number,
): Suspension | undefined {
  const events = pageOf(connection, context)?.events ?? []
  const within = events.filter(({ at }) => at > from && at <= to)
  return within.flatMap((event) => suspensionOf(event) ?? []).at(-1)
}

function suspensionOf(event: PageEvent): Suspension | undefined {
  const { at } = event
  if (event.kind === 'pageshow' && event.persisted) {
    return { kind: 'cached', resumedAt: at, wokeAt: at }
  }
  if (event.kind === 'resume') return { kind: 'frozen', resumedAt: at, wokeAt: at }
  if (event.kind !== 'clock' || event.jump < SLEEP) return undefined
  return { kind: 'slept', resumedAt: at, wokeAt: at - WAKING, jump: event.jump }
}
