import type { Connection } from '../connection.ts'
import { type Heartbeat, heartbeatsOf } from '../heartbeat.ts'
import { pageOf } from './ends.ts'
import { hiddenFor } from './page-life.ts'
import type { Context } from './verdict.ts'

/** A heartbeat of the page that came too seldom while the page was hidden. */
export interface Stretch {
  heartbeat: Heartbeat
  /** The longest interval, ms. */
  gap: number
  /** How long the page had been hidden, ms. */
  hidden: number
}

const STRETCHED = 1.5
/** A page that goes behind another one is often busy just before, and its timers late; ms. */
const BUSY = 500
/** Timers of hidden pages fire once a minute or more often: what stays out for longer has stopped, ms. */
const MAX_STRETCH = 65_000
/** Worth a word, ms. */
export const LONG_HIDDEN = 10_000
/** A watchdog that waited runs as soon as the page is shown again, ms. */
const BACK = 2_000

/** What comes so often and so regularly comes by a timer. */
const MANY = 10
const STEADY = 0.05

export const THROTTLING = 'https://developer.chrome.com/blog/timer-throttling-in-chrome-88'

/**
 * Whether timer throttling had stretched the page's heartbeat at a time. Browsers align the timers
 * of hidden pages to 1 s at once, and to 1 min later.
 */
export function stretchedAt(
  connection: Connection,
  context: Context,
  at: number,
): Stretch | undefined {
  const page = pageOf(connection, context)
  const hidden = page && (hiddenFor(page, at) ?? hiddenFor(page, at - BACK))
  if (hidden === undefined) return undefined
  return heartbeatsOf(connection)
    .filter(({ direction }) => direction === 'send')
    .map((heartbeat) => ({ heartbeat, gap: gapWhileHidden(heartbeat, at, at - hidden), hidden }))
    .find(({ heartbeat, gap }) => isStretched(gap, heartbeat.usualMs))
}

function isStretched(gap: number, usual: number): boolean {
  return gap > usual * STRETCHED && gap <= usual + MAX_STRETCH
}

/**
 * The last interval, and the time since, where it may only be that data ended. A beat due well before
 * the page was hidden stayed out by itself.
 */
function gapWhileHidden(heartbeat: Heartbeat, at: number, hiddenAt: number): number {
  const { lastAt, lastIntervalMs, usualMs } = heartbeat
  const gaps: [from: number, to: number][] = [[lastAt - lastIntervalMs, lastAt]]
  if (isTimed(heartbeat)) gaps.push([lastAt, at])
  return Math.max(
    0,
    ...gaps.flatMap(([from, to]) => (from + usualMs + BUSY >= hiddenAt ? [to - from] : [])),
  )
}

function isTimed({ sure, constant, count, jitter }: Heartbeat): boolean {
  return sure || (constant && count >= MANY && jitter < STEADY)
}
