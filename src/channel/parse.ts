import type { Batch } from '../capture/wire.ts'
import type { CaptureEvent, DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'
import { parseEvent } from './parse-event.ts'
import type { FromFrame } from './protocol.ts'
import {
  isArrayOf,
  isBoolean,
  isNumber,
  isObject,
  isText,
  optional,
  type Shape,
  shaped,
} from './shape.ts'

/** What came of a message of a frame: malformed parts are counted, never thrown on. */
export interface Parsed {
  message?: FromFrame
  malformed: number
}

/** Takes nothing on trust: the page itself may have got hold of the channel. */
export function parseFromFrame(value: unknown): Parsed {
  if (!isObject(value)) return { malformed: 1 }
  if (value.kind === 'batch') return parseBatch(value)
  const shape = typeof value.kind === 'string' ? shapes.get(value.kind) : undefined
  const message = shape && shaped(value, shape)
  return message ? { message: message as unknown as FromFrame, malformed: 0 } : { malformed: 1 }
}

function parseBatch(value: Record<string, unknown>): Parsed {
  const { doc, events, more, now } = value
  if (!isDocumentId(doc) || !Array.isArray(events) || !isBoolean(more) || !isNumber(now)) {
    return { malformed: 1 }
  }
  const good: CaptureEvent[] = []
  for (const event of events) {
    const parsed = parseEvent(event)
    if (parsed) good.push(parsed)
  }
  const message: Batch = { kind: 'batch', doc, events: good, more, now }
  return { message, malformed: events.length - good.length }
}

function isDocumentId(value: unknown): value is DocumentId {
  return typeof value === 'string' && /^[a-z0-9]{1,20}$/.test(value)
}

const isHeader = (value: unknown) => isObject(value) && isText(value.name) && isText(value.value)

const handshakeShape: Shape = {
  id: optional(isText),
  url: isText,
  at: optional(isNumber),
  status: optional(isNumber),
  statusText: optional(isText),
  error: optional(isText),
  reached: optional(isBoolean),
  requestHeaders: optional(isArrayOf(isHeader)),
  responseHeaders: optional(isArrayOf(isHeader)),
}

export function parseHandshake(value: unknown): Handshake | undefined {
  if (!isObject(value)) return undefined
  return shaped(value, handshakeShape) as unknown as Handshake | undefined
}

const shapes = new Map<string, Shape>([
  ['news', {}],
  ['hello', { doc: optional(isDocumentId), url: isText, top: isBoolean }],
  ['activation', { at: isNumber }],
  ['handshake', { handshake: (value) => parseHandshake(value) !== undefined }],
  ['source', { url: isText, text: optional((value) => typeof value === 'string') }],
])
