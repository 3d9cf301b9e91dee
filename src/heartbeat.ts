import {
  beat,
  isAnswered,
  isHeartbeatTrack,
  jitterOf,
  meanAnswer,
  merge,
  startTrack,
  type Track,
  takeAnswer,
} from './beat-track.ts'
import type { Connection } from './connection.ts'
import type { Direction, Folded, Message } from './event.ts'
import { knownHeartbeat } from './knowledge/heartbeats.ts'

/**
 * Recognises heartbeats while messages pass: known shapes at once, any other small message that
 * repeats, alike but for its numbers, at one interval. Bounded: a few candidates per direction.
 */
export interface Heartbeats {
  readonly tracks: Track[]
}

/** A heartbeat of a connection. */
export interface Heartbeat {
  /** Who beats first. */
  direction: Direction
  /** The other side answers within 2 s, as a rule. */
  answered: boolean
  /** Mean, ms; intervals stretched by a pause or by throttling left out. */
  intervalMs: number
  /** Coefficient of variation of the interval. */
  jitter: number
  /** The shortest interval it ever settled on, ms: what it was before something stretched it. */
  usualMs: number
  /** Between the last two beats, ms. */
  lastIntervalMs: number
  /** Time of the last beat, ms. */
  lastAt: number
  /** Time of the last answer, ms. */
  answeredAt?: number
  count: number
  /** From a sent beat to its answer: mean, ms. */
  roundTripMs?: number
  /** What it looks like: `JSON ping`, `Engine.IO ping`, `12 bytes`. */
  label: string
  /** Known by its shape or answered: meant for a heartbeat, and not a regular stream of small data. */
  sure: boolean
}

/** Bytes; what is longer carries data. */
const MAX_SIZE = 64
/** Candidates in each direction. */
const MAX_TRACKS = 12
const MAX_ANSWER_TIME = 2_000

export function startHeartbeats(): Heartbeats {
  return { tracks: [] }
}

/** Takes a message in. Called for every message: nothing happens for larger ones. */
export function observe(heartbeats: Heartbeats, message: Message): void {
  if (message.size > MAX_SIZE) {
    answerNothing(heartbeats, message.direction)
    return
  }
  const signature = signatureOf(message)
  const track =
    findTrack(heartbeats, message, signature) ?? addTrack(heartbeats, message, signature)
  answer(heartbeats, track, message.at)
  beat(track, message.at)
  track.awaiting = true
  track.asked++
}

/** Takes in what the bounded ring of the page kept of messages it folded. */
export function observeFolded(heartbeats: Heartbeats, folded: Folded): void {
  for (const beats of folded.beats) {
    const { size, from, to, count } = beats
    const track =
      findBySize(heartbeats, folded.direction, size) ??
      push(heartbeats, startTrack(folded.direction, sizeSignature(size), size, from))
    merge(track, beats)
    track.count += count
    track.lastAt = Math.max(track.lastAt, to)
  }
}

/** The heartbeat of a connection, if it has one; the one the other side answers before others. */
export function heartbeatOf(connection: Connection): Heartbeat | undefined {
  const tracks = connection.heartbeats.tracks.filter(isHeartbeatTrack)
  const leaders = tracks.filter((track) => !tracks.some((other) => answers(track, other)))
  const best = leaders.reduce<Track | undefined>(better, undefined) ?? tracks[0]
  return best && describe(best)
}

/** What one side sends on a timer of its own, whichever side beats more; no answers. */
export function heartbeatFrom(connection: Connection, direction: Direction): Heartbeat | undefined {
  const tracks = connection.heartbeats.tracks.filter(isHeartbeatTrack)
  const own = tracks.filter(
    (track) => track.direction === direction && !tracks.some((other) => answers(track, other)),
  )
  const best = own.reduce<Track | undefined>(better, undefined)
  return best && describe(best)
}

/** Whether a message is a beat, or the answer to one. */
export function isHeartbeat(message: Message, connection: Connection): boolean {
  if (message.size > MAX_SIZE) return false
  const { tracks } = connection.heartbeats
  const signature = signatureOf(message)
  if (tracks.some((track) => isHeartbeatTrack(track) && isOf(track, message, signature)))
    return true
  return knownHeartbeat(message) !== undefined && message.body !== undefined
}

/** Whether anything that looks like a keep-alive has passed, regular or not yet. */
export function hasHeartbeat(connection: Connection): boolean {
  return connection.heartbeats.tracks.some((track) => track.label !== undefined || track.regular)
}

function better(a: Track | undefined, b: Track): Track {
  if (!a) return b
  return b.answers > a.answers || (b.answers === a.answers && b.count > a.count) ? b : a
}

/** `track` is what answers `other`. */
function answers(track: Track, other: Track): boolean {
  return (
    other !== track &&
    other.answer === track.signature &&
    other.direction !== track.direction &&
    isAnswered(other) &&
    !(isAnswered(track) && meanAnswer(track) < meanAnswer(other))
  )
}

function describe(track: Track): Heartbeat {
  const answered = isAnswered(track)
  return {
    direction: track.direction,
    answered,
    intervalMs: track.mean,
    jitter: jitterOf(track),
    usualMs: Math.min(track.usual, track.mean),
    lastIntervalMs: track.lastInterval,
    lastAt: track.lastAt,
    ...(track.answeredAt !== undefined && { answeredAt: track.answeredAt }),
    count: track.count,
    ...(answered && track.direction === 'send' && { roundTripMs: meanAnswer(track) }),
    label: track.label ?? `${track.size} bytes`,
    sure: answered || track.label !== undefined,
  }
}

/** Digits stand for any number or time. Binary messages are alike when they start and end alike. */
function signatureOf(message: Message): string {
  const { body, size } = message
  if (typeof body === 'string') return body.replace(/\d+/g, '#')
  if (body instanceof Uint8Array && body.length > 0) return `${size}:${body[0]}`
  return sizeSignature(size)
}

function sizeSignature(size: number): string {
  return `${size}:`
}

function findTrack(heartbeats: Heartbeats, message: Message, signature: string): Track | undefined {
  for (const track of heartbeats.tracks) {
    if (!isOf(track, message, signature)) continue
    // Folded beats are known by their size alone until a message of theirs is seen.
    if (track.signature !== signature && message.body !== undefined) {
      track.signature = signature
      track.label = knownHeartbeat(message)
    }
    return track
  }
  return undefined
}

function isOf(track: Track, message: Message, signature: string): boolean {
  if (track.direction !== message.direction) return false
  if (track.signature === signature) return true
  if (track.size !== message.size) return false
  return message.body === undefined || track.signature === sizeSignature(track.size)
}

function findBySize(heartbeats: Heartbeats, direction: Direction, size: number): Track | undefined {
  return heartbeats.tracks.find((track) => track.direction === direction && track.size === size)
}

function addTrack(heartbeats: Heartbeats, message: Message, signature: string): Track {
  const track = startTrack(message.direction, signature, message.size, message.at)
  track.label = knownHeartbeat(message)
  return push(heartbeats, track)
}

/** Makes room by letting the candidate of its direction go that was seen least recently. */
function push(heartbeats: Heartbeats, track: Track): Track {
  const { tracks } = heartbeats
  const rivals = tracks.filter((other) => other.direction === track.direction)
  if (rivals.length >= MAX_TRACKS) tracks.splice(tracks.indexOf(leastRecent(rivals)), 1)
  tracks.push(track)
  return track
}

/** Of the mere candidates; of all when there are none left. */
function leastRecent(tracks: Track[]): Track {
  const candidates = tracks.filter((track) => !track.regular && track.label === undefined)
  const eligible = candidates.length > 0 ? candidates : tracks
  return eligible.reduce((oldest, track) => (track.lastAt < oldest.lastAt ? track : oldest))
}

/** A small message of the other direction within 2 s of a beat counts as its answer. */
function answer(heartbeats: Heartbeats, by: Track, at: number): void {
  for (const track of heartbeats.tracks) {
    if (!track.awaiting || track.direction === by.direction) continue
    const took = at - track.lastAt
    if (took > MAX_ANSWER_TIME) track.awaiting = false
    else if (mayAnswer(by, track)) takeAnswer(track, by, took, at)
  }
}

/** Once an answer is known, other small messages are data, unless they are known for answers. */
function mayAnswer(by: Track, track: Track): boolean {
  return track.answer === undefined || track.answer === by.signature || by.label !== undefined
}

/** Data came instead of an answer. */
function answerNothing(heartbeats: Heartbeats, direction: Direction): void {
  for (const track of heartbeats.tracks) {
    if (track.direction !== direction) track.awaiting = false
  }
}
