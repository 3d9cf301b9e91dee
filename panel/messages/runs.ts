import type { RuleIndex } from '../rule-index.ts'
import type { Sums } from './sums.ts'

/**
 * Where two or more heartbeats stand in a row, of the messages that are shown; by index among these.
 * Lists of numbers: they are made anew when old messages go, which a million objects would delay.
 */
export interface Runs {
  readonly starts: number[]
  /** Index after the last of each. */
  readonly ends: number[]
  /** Messages in the runs before each. */
  readonly before: number[]
  /** What was summed of each, by its start. */
  readonly sums: Sums
}

/** What runs are made of. */
export interface Sequence {
  /** Those that are shown, ascending; absent: all. */
  positions: readonly number[] | undefined
  beats: Pick<RuleIndex, 'positions' | 'scanned' | 'epoch'>
  /** Indices before which something else stands: no run goes over them. Ascending. */
  breaks: readonly number[]
}

/** Finds the runs of a sequence that grows: only what is new is looked at. */
export function createRuns(): (sequence: Sequence) => Runs {
  let known: { epoch: number; positions: unknown; breaks: readonly number[] } | undefined
  let runs = startRuns()
  /** Indices that were looked at, and the heartbeats. */
  let seen = 0
  let taken = 0
  /** A heartbeat that stands alone so far. */
  let lone = -2
  /** Index after the last run. */
  let reach = -1

  function goesOn({ beats, positions, breaks }: Sequence): boolean {
    if (known?.epoch !== beats.epoch || known.positions !== positions) return false
    return sameBelow(seen, known.breaks, breaks)
  }
  function add(index: number, isApart: boolean): void {
    const { starts, ends, before } = runs
    const last = ends.length - 1
    if (!isApart && reach === index) {
      ends[last] = ++reach
    } else if (!isApart && lone === index - 1) {
      before.push(last < 0 ? 0 : (before[last] ?? 0) + reach - (starts[last] ?? 0))
      starts.push(lone)
      reach = index + 1
      ends.push(reach)
    } else {
      lone = index
    }
  }
  function takeAll({ beats, breaks }: Sequence): void {
    const isBreak = walk(breaks)
    for (; taken < beats.positions.length; taken++) {
      const index = beats.positions[taken] ?? 0
      add(index, isBreak(index))
    }
    seen = beats.scanned
  }
  function takeShown(positions: readonly number[], { beats, breaks }: Sequence): void {
    const isBreak = walk(breaks)
    for (; seen < positions.length; seen++) {
      const position = positions[seen] ?? 0
      if (position >= beats.scanned) return
      while ((beats.positions[taken] ?? beats.scanned) < position) taken++
      if (beats.positions[taken] === position) add(seen, isBreak(seen))
    }
  }
  return (sequence) => {
    if (!goesOn(sequence)) {
      runs = startRuns()
      lone = -2
      reach = -1
      seen = 0
      taken = 0
    }
    const { beats, positions, breaks } = sequence
    known = { epoch: beats.epoch, positions, breaks }
    if (positions) takeShown(positions, sequence)
    else takeAll(sequence)
    return runs
  }
}

function startRuns(): Runs {
  return { starts: [], ends: [], before: [], sums: new Map() }
}

/** Tells of ascending indices whether they are among the breaks. */
function walk(breaks: readonly number[]): (index: number) => boolean {
  let at = 0
  let next = breaks[0] ?? Number.POSITIVE_INFINITY
  return (index) => {
    while (next < index) next = breaks[++at] ?? Number.POSITIVE_INFINITY
    return next === index
  }
}

function sameBelow(bound: number, a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at] ?? bound, b[at] ?? bound]
    if (one >= bound && other >= bound) return true
    if (one !== other) return false
  }
  return true
}
