import type { CaptureEvent, DocumentId } from '../event.ts'
import { parseEvent } from './parse-event.ts'
import { handshakeShape } from './parse-handshake.ts'
import type { FromFrame, StampedBatch } from './protocol.ts'
import {
  isBoolean,
  isCount,
  isObject,
  isText,
  isTime,
  object,
  optional,
  type Shape,
  shaped,
} from './shape.ts'
import { MAX_SOURCE } from './sources.ts'

/** What came of a message of a frame: malformed parts are counted, never thrown on. */
export interface Parsed {
  message?: FromFrame
  malformed: number
  /** The highest number of a malformed event: it must not be asked for again. */
  through?: number
}

/** A document that goes may leave all that waited for the panel. */
const MAX_EVENTS = 500_000
/** No document is older, and none knows the future; ms. */
const PAST = 100 * 365 * 24 * 3_600_000
const FUTURE = 1_000

/** Takes nothing on trust: the page itself may have got hold of the channel. */
export function parseFromFrame(value: unknown): Parsed {
  if (!isObject(value)) return { malformed: 1 }
  if (value.kind === 'batch') return parseBatch(value)
  const shape = typeof value.kind === 'string' ? shapes.get(value.kind) : undefined
  const fields = shape && shaped(value, shape)
  if (!fields) return { malformed: 1 }
  return { message: { kind: value.kind, ...fields } as unknown as FromFrame, malformed: 0 }
}

function parseBatch(value: Record<string, unknown>): Parsed {
  const { doc, events, more, now, farewell } = value
  if (!isDocumentId(doc) || !Array.isArray(events)) return { malformed: 1 }
  if (!isBoolean(more) || !isTime(now) || !isBoolean(farewell)) return { malformed: 1 }
  const good: CaptureEvent[] = []
  let through = 0
  for (let index = 0; index < events.length && index < MAX_EVENTS; index++) {
    const event: unknown = events[index]
    const parsed = parseEvent(event)
    if (parsed && isSince(parsed.at, now)) good.push(parsed)
    else through = Math.max(through, numberOf(event))
  }
  if (events.length > MAX_EVENTS) through = Math.max(through, numberOf(events.at(-1)))
  const message: StampedBatch = { kind: 'batch', doc, events: good, more, now, farewell }
  return { message, malformed: events.length - good.length, ...(through > 0 && { through }) }
}

function numberOf(event: unknown): number {
  return isObject(event) && isCount(event.seq) ? event.seq : 0
}

/** A time line that reached from 1970 to the year 200,000 would show nothing. */
function isSince(at: number, now: number): boolean {
  return at >= now - PAST && at <= now + FUTURE
}

function isDocumentId(value: unknown): value is DocumentId {
  return typeof value === 'string' && /^[a-z0-9]{1,20}$/.test(value)
}

const isSource = (value: unknown) => typeof value === 'string' && value.length <= MAX_SOURCE

const shapes = new Map<string, Shape>([
  ['news', {}],
  ['hello', { doc: optional(isDocumentId), url: isText, top: isBoolean, turn: isCount }],
  ['activation', { at: isTime }],
  ['handshake', { handshake: object(handshakeShape) }],
  ['source', { url: isText, text: optional(isSource) }],
])
