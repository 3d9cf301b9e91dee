import type { Runs } from './runs.ts'
import { firstIndex, type Shown } from './shown.ts'
import { type Sum, sumOf } from './sums.ts'

/** A run of heartbeats with a heading over it: it stands for them, or above them while it is open. */
export interface Fold {
  /** Index of the first among the messages shown, and after the last. */
  readonly start: number
  readonly end: number
  readonly open: boolean
}

/** Which of the messages shown are folded, and how many rows that makes. */
export interface Folding {
  /** Rows of the messages before this index, with the headings over them. */
  rowsBefore(index: number): number
  /** The fold a message is in. */
  foldAt(index: number): Fold | undefined
  /** What its messages come to. */
  sumOf(fold: Fold): Sum
}

/** Messages between two of these `seq`, both included, that the user wants to see one by one. */
export interface Opened {
  readonly from: number
  readonly to: number
}

export const FLAT: Folding = {
  rowsBefore: (index) => index,
  foldAt: () => undefined,
  sumOf: () => ({ sent: 0, bytes: 0 }),
}

/** A stretch of open runs: its bounds by index, and the messages of open ones before it. */
interface Zone {
  start: number
  end: number
  before: number
}

/** In a few steps of bisection for each question, however many runs there are. */
export function foldingOf(shown: Shown, runs: Runs, opened: readonly Opened[]): Folding {
  const { starts, ends, before } = runs

  /** Messages in runs below an index. */
  function inFolds(index: number): number {
    const run = lastBelow(starts, index)
    if (run < 0) return 0
    return (before[run] ?? 0) + Math.min(index, ends[run] ?? 0) - (starts[run] ?? 0)
  }
  const zones = zonesOf(shown, runs, opened, inFolds)
  const zoneStarts = zones.map(({ start }) => start)

  function inOpen(index: number): number {
    const zone = zones[lastBelow(zoneStarts, index)]
    return zone ? zone.before + inFolds(Math.min(index, zone.end)) - inFolds(zone.start) : 0
  }
  function foldAt(index: number): Fold | undefined {
    const run = lastBelow(starts, index + 1)
    const [start = 0, end = 0] = [starts[run], ends[run]]
    if (run < 0 || index >= end) return undefined
    const zone = zones[lastBelow(zoneStarts, index + 1)]
    return { start, end, open: zone !== undefined && index < zone.end }
  }
  return {
    rowsBefore: (index) => index - inFolds(index) + inOpen(index) + lastBelow(starts, index) + 1,
    foldAt,
    sumOf: ({ start, end }) => sumOf(runs.sums, start, end, shown.at),
  }
}

/** Place of the last number below a bound, in ascending ones; -1: none is. */
function lastBelow(numbers: readonly number[], bound: number): number {
  return firstIndex(numbers.length, (at) => (numbers[at] ?? 0) >= bound) - 1
}

/** A run is open as a whole when any of it is to be seen. */
function zonesOf(
  shown: Shown,
  { starts, ends }: Runs,
  opened: readonly Opened[],
  inFolds: (index: number) => number,
): Zone[] {
  const zones: Zone[] = []
  let before = 0
  for (const { from, to } of opened) {
    const low = shown.indexOfSeq(from)
    const high = shown.indexOfSeq(to + 1)
    const first = firstIndex(ends.length, (at) => (ends[at] ?? 0) > low)
    const last = lastBelow(starts, high)
    const [start, end] = [starts[first], ends[last]]
    if (low >= high || start === undefined || end === undefined || first > last) continue
    const fresh = Math.max(start, zones.at(-1)?.end ?? 0)
    if (fresh >= end) continue
    zones.push({ start: fresh, end, before })
    before += inFolds(end) - inFolds(fresh)
  }
  return zones
}
