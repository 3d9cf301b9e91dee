import { formatClock, formatClockSeconds, formatDay } from '../../src/format/clock.ts'
import { type Range, widthOf } from './range.ts'

/** Steps a clock is read in, ms. */
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  [1, 2, 5, 10, 20, 50, 100, 200, 500],
  [1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  [1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  [1, 2, 3, 6, 12].map((n) => n * HOUR),
  [1, 2, 7].map((n) => n * DAY),
].flat()

/** Room a label needs, pixels. */
const ROOM = 84

export interface Tick {
  at: number
  label: string
}

/** Round times inside the range, as many as fit into `pixels`. */
export function ticksOf(range: Range, pixels: number): Tick[] {
  const wanted = (widthOf(range) * ROOM) / Math.max(pixels, 1)
  const step = STEPS.find((candidate) => candidate >= wanted) ?? 7 * DAY
  // Local round hours, not those of UTC.
  const shift = new Date(range.from).getTimezoneOffset() * MINUTE
  const first = Math.ceil((range.from - shift) / step) * step + shift
  const format = formatFor(step)
  const ticks: Tick[] = []
  for (let at = first; at <= range.to; at += step) ticks.push({ at, label: format(at) })
  return ticks
}

function formatFor(step: number): (at: number) => string {
  if (step < SECOND) return formatClock
  // From midnight to midnight the clock tells nothing.
  return step < DAY ? formatClockSeconds : formatDay
}
