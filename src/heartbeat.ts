import { type Answer, answerOf, hear, meanAnswer, type RoundTrip } from './beat-answer.ts'
import { addSized, looksLike, trackFor } from './beat-candidates.ts'
import { type Likeness, likenessOf, MAX_SIZE } from './beat-likeness.ts'
import { beat, merge, type Track } from './beat-track.ts'
import type { Connection } from './connection.ts'
import type { Direction, Folded, Message } from './event.ts'
import { libraryOf } from './knowledge/libraries.ts'
import { spreadOf } from './running.ts'

/**
 * Recognises heartbeats while messages pass: known shapes at once, any other small message that
 * repeats, alike but for its numbers, at one interval. Bounded: a few candidates per direction.
 */
export interface Heartbeats {
  readonly tracks: Track[]
  /** Those of known shapes that are long: a million others need not be looked at again. */
  readonly long: WeakSet<Message>
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
  /** Time of the last answer, ms; it may have come late. */
  answeredAt?: number
  count: number
  /** From a sent beat to its answer: mean, ms. */
  roundTripMs?: number
  /** The last of these, for beats of the page. */
  roundTrips?: readonly RoundTrip[]
  /** What it looks like: `JSON ping`, `Engine.IO ping`, `12 bytes`. */
  label: string
  /**
   * Meant for a heartbeat: known by its shape, or always the same but for a counter, and answered so.
   * A regular stream of small data keeps a connection from being silent all the same.
   */
  sure: boolean
  /** Its shape is that of a heartbeat; else it may be a question the page repeats. */
  known: boolean
  /** Its content is always the same. */
  constant: boolean
}

/** Beats of no known shape that make sure, if each is answered. */
const MIN_SURE = 5
/** Faster than this is no heartbeat whatever its shape, ms. */
const MIN_INTERVAL = 200

export function startHeartbeats(): Heartbeats {
  return { tracks: [], long: new WeakSet() }
}

/** Takes a message in. Called for every message: nothing happens for larger ones. */
export function observe(heartbeats: Heartbeats, message: Message): void {
  const likeness = likenessOf(message)
  if (!likeness) return
  if (message.size > MAX_SIZE) heartbeats.long.add(message)
  const track = trackFor(heartbeats.tracks, message, likeness)
  for (const other of heartbeats.tracks) {
    if (other.direction === track.direction || !mayAnswer(track, other)) continue
    hear(other.asking, { likeness, known: isKnownAnswer(track, other) }, message.at)
  }
  beat(track, message)
}

/** Takes in what the bounded ring of the page kept of messages it folded. */
export function observeFolded(heartbeats: Heartbeats, folded: Folded): void {
  for (const beats of folded.beats) {
    merge(addSized(heartbeats.tracks, folded.direction, beats.size), beats)
  }
}

/** The heartbeat of a connection, if it has one; the surest, and the one that is answered. */
export function heartbeatOf(connection: Connection): Heartbeat | undefined {
  return heartbeatsOf(connection)[0]
}

/** All its heartbeats, the surest first. Two where both sides beat by timers of their own. */
export function heartbeatsOf(connection: Connection): Heartbeat[] {
  const tracks = connection.heartbeats.tracks.filter((track) => isHeartbeatTrack(track, connection))
  const leaders = tracks.filter((track) => !tracks.some((other) => isAnswerTo(track, other)))
  return (leaders.length > 0 ? leaders : tracks.slice(0, 1))
    .map((track) => ({ track, heartbeat: describe(track, connection) }))
    .sort((a, b) => rank(b.heartbeat, b.track) - rank(a.heartbeat, a.track))
    .map(({ heartbeat }) => heartbeat)
}

/** What one side sends on a timer of its own, whichever side beats more surely; no answers. */
export function heartbeatFrom(connection: Connection, direction: Direction): Heartbeat | undefined {
  return heartbeatsOf(connection).find((heartbeat) => heartbeat.direction === direction)
}

/** Whether a message is a beat, or the answer to one. Regular data is neither. */
export function isHeartbeat(message: Message, connection: Connection): boolean {
  if (message.size > MAX_SIZE && !connection.heartbeats.long.has(message)) return false
  const likeness = likenessOf(message)
  if (!likeness) return false
  if (likeness.known && isCertain(likeness, connection)) return true
  const { tracks } = connection.heartbeats
  const track = tracks.find((one) => looksLike(one, message, likeness))
  return track !== undefined && isRecognised(track, connection)
}

/**
 * What `isHeartbeat` goes by as of now. When it changes, messages that were none may be heartbeats:
 * a shape of its own is recognised by its repetition.
 */
export function recognisedBy(connection: Connection): string {
  const tracks = connection.heartbeats.tracks.filter((track) => isRecognised(track, connection))
  const shapes = tracks.map(({ direction, likeness }) => `${direction} ${likeness.signature}`)
  return [libraryOf(connection)?.id ?? '', ...shapes].join('\n')
}

function isRecognised(track: Track, connection: Connection): boolean {
  return connection.heartbeats.tracks.some(
    (one) =>
      isHeartbeatTrack(one, connection) &&
      isSure(one, connection) &&
      (one === track || isAnswerTo(track, one)),
  )
}

/** Whether anything that looks like a keep-alive has passed, regular or not yet. */
export function hasHeartbeat(connection: Connection): boolean {
  return connection.heartbeats.tracks.some(
    (track) => track.regular || isCertain(track.likeness, connection),
  )
}

function isHeartbeatTrack(track: Track, connection: Connection): boolean {
  if (track.interval.mean < MIN_INTERVAL) return false
  return track.regular || isCertain(track.likeness, connection)
}

/** Known by its shape where it can be nothing else. */
function isCertain({ known }: Likeness, connection: Connection): boolean {
  if (!known) return false
  return known.only === undefined || known.only.includes(libraryOf(connection)?.id ?? '')
}

function isSure(track: Track, connection: Connection): boolean {
  if (isCertain(track.likeness, connection)) return true
  const by = answering(track, connection.heartbeats)
  return by !== undefined && track.count >= MIN_SURE && !isData(track) && !isData(by)
}

function isData({ variation }: Track): boolean {
  return variation === 'data'
}

/** Sure before unsure, answered before one-sided, what beats before what answers, then by number. */
function rank({ sure, answered, count }: Heartbeat, { likeness }: Track): number {
  const order = [sure, answered, !likeness.known?.answer].reduce(
    (sum, holds) => sum * 2 + Number(holds),
    0,
  )
  return order + 1 - 1 / (1 + count)
}

function describe(track: Track, connection: Connection): Heartbeat {
  const answer = answering(track, connection.heartbeats) && answerTo(track)
  const sure = isSure(track, connection)
  return {
    direction: track.direction,
    answered: answer !== undefined,
    intervalMs: track.interval.mean,
    jitter: spreadOf(track.interval),
    usualMs: Math.min(track.usual, track.interval.mean),
    lastIntervalMs: track.lastInterval,
    lastAt: track.lastAt,
    ...(answer && { answeredAt: answer.lastAt, ...roundTrip(track, answer) }),
    count: track.count,
    label: (sure && track.likeness.known?.label) || inBytes(track),
    sure,
    known: isCertain(track.likeness, connection),
    constant: track.variation === 'none',
  }
}

/** How long the page itself takes to answer says nothing of the way. */
function roundTrip(
  { direction }: Track,
  answer: Answer,
): Pick<Heartbeat, 'roundTripMs' | 'roundTrips'> {
  return direction === 'send' ? { roundTripMs: meanAnswer(answer), roundTrips: answer.trips } : {}
}

function inBytes({ sizes: { least, most } }: Track): string {
  const sizes = least === most ? `${least}` : `${least}–${most}`
  return `${sizes} ${most === 1 ? 'byte' : 'bytes'}`
}

function answerTo({ asking, interval }: Track): Answer | undefined {
  return answerOf(asking, interval.mean)
}

/** The messages that answer these. */
function answering(track: Track, { tracks }: Heartbeats): Track | undefined {
  const signature = answerTo(track)?.signature
  return tracks.find(
    (other) => other.direction !== track.direction && other.likeness.signature === signature,
  )
}

/** Of two that answer each other, the one that answers sooner. */
function isAnswerTo(track: Track, asking: Track): boolean {
  if (asking.direction === track.direction) return false
  if (isKnownAnswer(track, asking)) return true
  const [own, its] = [answerTo(track), answerTo(asking)]
  if (its?.signature !== track.likeness.signature) return false
  return own?.signature !== asking.likeness.signature || meanAnswer(own) >= meanAnswer(its)
}

function isKnownAnswer({ likeness: { known } }: Track, asking: Track): boolean {
  const its = asking.likeness.known
  return known !== undefined && known.label === its?.label && known.answer && !its.answer
}

function mayAnswer({ likeness: { known } }: Track, asking: Track): boolean {
  return !known?.bothWays && !asking.likeness.known?.bothWays
}
