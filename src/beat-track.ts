import { type Asking, ask, startAsking } from './beat-answer.ts'
import type { Likeness } from './beat-likeness.ts'
import { type Variation, variation, wider } from './beat-variation.ts'
import type { Beats, Body, Direction, Message } from './event.ts'
import { addSample, addValue, fade, type Running, spreadOf, startRunning } from './running.ts'

/** Messages of one direction that look alike, and when they came. */
export interface Track {
  readonly direction: Direction
  /** Known by size alone, until a message of it is seen. */
  likeness: Likeness
  /** Bytes of the smallest and the largest: counters grow by a digit. */
  sizes: { least: number; most: number }
  /** How they differ, and the body the next is compared with. */
  variation: Variation
  body: Body | undefined
  count: number
  lastAt: number
  /** Between them, ms. */
  interval: Running
  /** Intervals far off the mean since the last one near it: a pause, a stretch, or a new interval. */
  strays: Running
  /** Times a new interval had to be found since the last one that held. */
  changes: number
  usual: number
  lastInterval: number
  /** They came at one interval. One that held is not lost by a pause or a few late beats. */
  regular: boolean
  asking: Asking
}

const MIN_INTERVALS = 3
const MAX_JITTER = 0.15
/** The timers of a busy page are late now and then, which what is known by its shape may be. */
const MAX_KNOWN_JITTER = 0.3
/** Faster than this is a stream of data, however regular; ms. */
const MIN_INTERVAL = 900
/** An interval outside this range of the mean is a stray. */
const STRAY = { below: 0.5, above: 1.5 }
/** So many strays in a row are a new interval, and so many new intervals are none. */
const MAX_STRAYS = 3
const MAX_CHANGES = 3
/** Older intervals fade, so that the mean follows one that drifts. */
const MEMORY = 49

export function startTrack(direction: Direction, likeness: Likeness, size: number): Track {
  return {
    direction,
    likeness,
    sizes: { least: size, most: size },
    variation: 'none',
    body: undefined,
    count: 0,
    lastAt: Number.NEGATIVE_INFINITY,
    interval: startRunning(),
    strays: startRunning(),
    changes: 0,
    usual: Number.POSITIVE_INFINITY,
    lastInterval: 0,
    regular: false,
    asking: startAsking(),
  }
}

export function beat(track: Track, { at, size, body }: Message): void {
  if (track.count > 0) addInterval(track, at - track.lastAt)
  track.count++
  track.lastAt = Math.max(track.lastAt, at)
  track.sizes.least = Math.min(track.sizes.least, size)
  track.sizes.most = Math.max(track.sizes.most, size)
  compare(track, body)
  ask(track.asking, at)
}

/** Takes in beats of which statistics alone are left. */
export function merge(track: Track, beats: Beats): void {
  track.count += beats.count
  track.lastAt = Math.max(track.lastAt, beats.to)
  const count = beats.count - 1
  if (count < 1 || !isTime(beats.sum) || !Number.isFinite(beats.squares)) return
  const mean = beats.sum / count
  const squares = Math.max(0, beats.squares - beats.sum * mean)
  addIntervals(track, { count, mean, squares })
}

/** A message now would be in time, or there is no interval yet to tell by. */
export function isDue(track: Track, at: number): boolean {
  return !track.regular || !isStray(track, at - track.lastAt)
}

function compare(track: Track, body: Body | undefined): void {
  if (body === undefined || track.variation === 'data') return
  if (track.body !== undefined)
    track.variation = wider(track.variation, variation(track.body, body))
  track.body = body
}

function addInterval(track: Track, interval: number): void {
  if (!isTime(interval)) return
  track.lastInterval = interval
  if (isStray(track, interval)) {
    addValue(track.strays, interval)
    if (track.strays.count < MAX_STRAYS) return
    adopt(track, track.strays)
  } else {
    fade(track.interval, MEMORY)
    addValue(track.interval, interval)
  }
  settle(track)
}

function addIntervals(track: Track, folded: Running): void {
  if (!isStray(track, folded.mean)) addSample(track.interval, folded)
  else if (folded.count >= MAX_STRAYS) adopt(track, folded)
  settle(track)
}

/** Monotonic clocks of one document do not go back; what does is no interval. */
function isTime(ms: number): boolean {
  return ms >= 0 && ms <= Number.MAX_SAFE_INTEGER
}

function isStray({ interval: { count, mean } }: Track, interval: number): boolean {
  if (count < MIN_INTERVALS - 1) return false
  return interval < mean * STRAY.below || interval > mean * STRAY.above
}

function adopt(track: Track, interval: Running): void {
  if (isRhythm(track)) track.usual = Math.min(track.usual, track.interval.mean)
  track.changes++
  if (track.changes >= MAX_CHANGES) track.regular = false
  track.interval = interval
}

/** What is known by its shape may beat faster and less evenly than what must be told from data. */
function isRhythm({ regular, likeness, interval }: Track): boolean {
  return regular || (likeness.known !== undefined && spreadOf(interval) < MAX_KNOWN_JITTER)
}

function settle(track: Track): void {
  track.strays = startRunning()
  const { count, mean } = track.interval
  if (count < MIN_INTERVALS || spreadOf(track.interval) >= MAX_JITTER) return
  track.changes = 0
  track.regular = mean >= MIN_INTERVAL
}
