import { BODY, MAX_BEAT } from '../capture/bounds.ts'
import type { CaptureEvent, Message } from '../event.ts'
import {
  type Check,
  isBoolean,
  isCount,
  isNumber,
  isObject,
  isOneOf,
  isText,
  isTime,
  isWords,
  listOf,
  maybe,
  object,
  optional,
  type Shape,
  shaped,
} from './shape.ts'

/** An event of a page, with nothing in it but what we know; undefined when it is not one. */
export function parseEvent(value: unknown): CaptureEvent | undefined {
  if (!isObject(value) || typeof value.kind !== 'string') return undefined
  const shape = shapes.get(value.kind as CaptureEvent['kind'])
  const fields = shape && shaped(value, shape)
  if (!fields) return undefined
  const event = { kind: value.kind, ...fields } as unknown as CaptureEvent
  if (event.kind !== 'message') return event
  return holds(event) ? compact(event) : undefined
}

/** A million are kept: a literal is one piece of memory, what was made field by field is two. */
function compact(message: Message): Message {
  const { kind, seq, at, socket, direction, type, size, body, whole, ...ofSend } = message
  return Object.assign({ kind, seq, at, socket, direction, type, size, body, whole }, ofSend)
}

/** Whether a body fits into its size: what is long is left alone by its size. */
function holds({ body, size }: Message): boolean {
  if (body === undefined) return true
  if (typeof body === 'string') return body.length <= size
  return (body instanceof Uint8Array ? body.byteLength : body.size) <= size
}

/** The constructor refuses a list that names one twice, and a handshake has no room for more. */
const MAX_PROTOCOLS = 1_000

const thrown = object({ name: isWords, message: isWords })

const running = object({
  type: isWords,
  target: isOneOf('socket', 'window', 'document', 'element', 'other'),
  socket: optional(isCount),
  trusted: isBoolean,
})

const beats = object({
  size: isCount,
  count: isCount,
  from: isTime,
  to: isTime,
  sum: isNumber,
  squares: isNumber,
})

/** A view keeps all of its buffer alive, however little of it shows. */
const isBody: Check = (value) =>
  value instanceof Uint8Array
    ? value.buffer.byteLength <= BODY
    : value instanceof Blob
      ? value.size <= BODY
      : typeof value === 'string' && value.length <= BODY

const isState = isOneOf(0, 1, 2, 3)
const direction = isOneOf('send', 'receive')
const at: Shape = { seq: isCount, at: isTime }
const ofSocket: Shape = { ...at, socket: isCount }
export const call: Shape = {
  stack: optional(isText),
  activation: optional(isBoolean),
  running: maybe(running),
}
const asked: Shape = {
  ...ofSocket,
  ...call,
  source: isOneOf('app', 'test'),
  test: optional(isWords),
  url: isText,
  protocols: listOf(isWords, MAX_PROTOCOLS),
}
const closeArguments: Shape = {
  code: optional(isNumber),
  reason: optional(isWords),
  state: isState,
}
const transition: Shape = { ...at, persisted: isBoolean }

/** The events a page may tell. Those of the relay and the panel come on other ways. */
const table: { [K in CaptureEvent['kind']]?: Shape } = {
  construct: asked,
  'construct-refused': { ...asked, error: thrown },
  open: { ...ofSocket, protocol: isWords, extensions: isWords },
  message: {
    ...ofSocket,
    ...call,
    direction,
    type: isOneOf('text', 'binary'),
    size: isCount,
    body: optional(isBody),
    whole: isBoolean,
    buffered: optional(isCount),
    state: optional(isState),
  },
  folded: {
    ...ofSocket,
    direction,
    count: isCount,
    bytes: isCount,
    from: isTime,
    to: isTime,
    beats: listOf(beats, MAX_BEAT + 1),
  },
  'close-call': { ...ofSocket, ...call, ...closeArguments },
  'call-refused': {
    ...ofSocket,
    ...call,
    ...closeArguments,
    method: isOneOf('send', 'close'),
    error: thrown,
  },
  closing: ofSocket,
  error: ofSocket,
  close: { ...ofSocket, code: isCount, reason: isWords, wasClean: isBoolean, buffered: isCount },
  document: {
    ...at,
    url: isText,
    top: isBoolean,
    browser: isOneOf('chromium', 'firefox'),
    late: isBoolean,
    hidden: isBoolean,
    online: isBoolean,
    discarded: isBoolean,
    prerendering: optional(isBoolean),
    departures: optional(isBoolean),
  },
  visibility: { ...at, hidden: isBoolean },
  freeze: at,
  resume: at,
  online: at,
  offline: at,
  pagehide: transition,
  pageshow: transition,
  route: { ...at, url: isText, traversal: isBoolean },
  departure: at,
  csp: { ...at, directive: isWords, blocked: isText, enforced: isBoolean, policy: isText },
  exception: {
    ...at,
    rejection: isBoolean,
    message: isWords,
    file: optional(isText),
    line: optional(isCount),
    column: optional(isCount),
    stack: optional(isText),
  },
  clock: { ...at, jump: isTime },
  'long-task': { ...at, duration: isTime },
  'let-go': { ...at, connections: isCount, events: isCount, numbers: isCount },
}
const shapes = new Map(Object.entries(table)) as ReadonlyMap<CaptureEvent['kind'], Shape>
