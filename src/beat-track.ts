import type { Beats, Direction } from './event.ts'

/** Beats of one direction that look alike. */
export interface Track {
  readonly direction: Direction
  signature: string
  label: string | undefined
  readonly size: number
  count: number
  lastAt: number
  /** Intervals taken into `mean` and `squares` (Welford: sum of squared deviations). */
  intervals: number
  mean: number
  squares: number
  /** Intervals far off the mean since the last one near it. */
  strays: number
  usual: number
  lastInterval: number
  /** A candidate becomes a heartbeat once and stays one. */
  regular: boolean
  /** Beats whose answers could be seen: those the page's ring folded could not. */
  asked: number
  answers: number
  /** Sum of the times to an answer, ms. */
  answerTime: number
  answeredAt: number | undefined
  /** Signature of what answers. */
  answer: string | undefined
  awaiting: boolean
}

const MIN_INTERVALS = 3
const MAX_JITTER = 0.15
/** Faster than this is a stream of data, however regular; ms. */
const MIN_INTERVAL = 900
/** An interval outside this range of the mean is a pause, a stretch or a burst. */
const STRAY = { below: 0.5, above: 1.5 }
/** So many strays in a row are a new interval. */
const MAX_STRAYS = 3

export function startTrack(
  direction: Direction,
  signature: string,
  size: number,
  at: number,
): Track {
  return {
    direction,
    signature,
    label: undefined,
    size,
    count: 0,
    lastAt: at,
    intervals: 0,
    mean: 0,
    squares: 0,
    strays: 0,
    usual: Number.POSITIVE_INFINITY,
    lastInterval: 0,
    regular: false,
    asked: 0,
    answers: 0,
    answerTime: 0,
    answeredAt: undefined,
    answer: undefined,
    awaiting: false,
  }
}

export function beat(track: Track, at: number): void {
  if (track.count > 0) addInterval(track, at - track.lastAt)
  track.count++
  track.lastAt = at
}

/** Chan's formula for the union of two samples. */
export function merge(track: Track, beats: Beats): void {
  const added = beats.count - 1
  if (added < 1) return
  const mean = beats.sum / added
  const squares = Math.max(0, beats.squares - (beats.sum * beats.sum) / added)
  const total = track.intervals + added
  const difference = mean - track.mean
  track.squares += squares + (difference * difference * track.intervals * added) / total
  track.mean += (difference * added) / total
  track.intervals = total
  settle(track)
}

export function takeAnswer(track: Track, by: Track, took: number, at: number): void {
  if (track.answer !== by.signature) Object.assign(track, { answers: 0, answerTime: 0 })
  track.awaiting = false
  track.answer = by.signature
  track.answeredAt = at
  track.answers++
  track.answerTime += took
}

export function isHeartbeatTrack(track: Track): boolean {
  return track.regular || (track.label !== undefined && track.intervals > 0)
}

export function isAnswered(track: Track): boolean {
  return track.answers >= 2 && track.answers >= track.asked / 2
}

export function meanAnswer(track: Track): number {
  return track.answerTime / track.answers
}

export function jitterOf(track: Track): number {
  return track.mean === 0 ? 0 : Math.sqrt(track.squares / track.intervals) / track.mean
}

function addInterval(track: Track, interval: number): void {
  track.lastInterval = interval
  if (track.intervals >= MIN_INTERVALS - 1 && isStray(track, interval)) {
    track.strays++
    if (track.strays < MAX_STRAYS) return
    if (track.regular) track.usual = Math.min(track.usual, track.mean)
    Object.assign(track, { intervals: 0, mean: 0, squares: 0 })
  }
  track.strays = 0
  track.intervals++
  const deviation = interval - track.mean
  track.mean += deviation / track.intervals
  track.squares += deviation * (interval - track.mean)
  settle(track)
}

function isStray(track: Track, interval: number): boolean {
  return interval < track.mean * STRAY.below || interval > track.mean * STRAY.above
}

function settle(track: Track): void {
  if (track.intervals < MIN_INTERVALS || track.mean < MIN_INTERVAL) return
  if (jitterOf(track) < MAX_JITTER) track.regular = true
}
