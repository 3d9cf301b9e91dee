import type { CaptureEvent } from '../event.ts'
import {
  type Check,
  isArrayOf,
  isBoolean,
  isCount,
  isNumber,
  isObject,
  isOneOf,
  isText,
  optional,
  type Shape,
  shaped,
} from './shape.ts'

/** An event of a page, with nothing in it but what we know; undefined when it is not one. */
export function parseEvent(value: unknown): CaptureEvent | undefined {
  if (!isObject(value) || typeof value.kind !== 'string') return undefined
  const shape = shapes.get(value.kind as CaptureEvent['kind'])
  return shape && (shaped(value, shape) as unknown as CaptureEvent | undefined)
}

const isThrown: Check = (value) => isObject(value) && isText(value.name) && isText(value.message)

const isRunning: Check = (value) =>
  isObject(value) &&
  isText(value.type) &&
  isOneOf('socket', 'window', 'document', 'element', 'other')(value.target) &&
  optional(isCount)(value.socket) &&
  isBoolean(value.trusted)

const isBeats: Check = (value) =>
  isObject(value) &&
  isCount(value.size) &&
  isCount(value.count) &&
  [value.from, value.to, value.sum, value.squares].every(isNumber)

const isBody: Check = (value) =>
  typeof value === 'string' || value instanceof Uint8Array || value instanceof Blob

const isState = isOneOf(0, 1, 2, 3)
const direction = isOneOf('send', 'receive')
const at: Shape = { seq: isCount, at: isNumber }
const ofSocket: Shape = { ...at, socket: isCount }
const call: Shape = {
  stack: optional(isText),
  activation: optional(isBoolean),
  running: optional(isRunning),
}
const asked: Shape = {
  ...ofSocket,
  ...call,
  source: isOneOf('app', 'test'),
  test: optional(isText),
  url: isText,
  protocols: isArrayOf(isText),
}
const closeArguments: Shape = { code: optional(isNumber), reason: optional(isText), state: isState }
const transition: Shape = { ...at, persisted: isBoolean }

/** The events a page may tell. Those of the relay and the panel come on other ways. */
const table: { [K in CaptureEvent['kind']]?: Shape } = {
  construct: asked,
  'construct-refused': { ...asked, error: isThrown },
  open: { ...ofSocket, protocol: isText, extensions: isText },
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
    from: isNumber,
    to: isNumber,
    beats: isArrayOf(isBeats, 65),
  },
  'close-call': { ...ofSocket, ...call, ...closeArguments },
  'call-refused': {
    ...ofSocket,
    ...call,
    ...closeArguments,
    method: isOneOf('send', 'close'),
    error: isThrown,
  },
  closing: ofSocket,
  error: ofSocket,
  close: { ...ofSocket, code: isCount, reason: isText, wasClean: isBoolean, buffered: isCount },
  document: {
    ...at,
    url: isText,
    top: isBoolean,
    browser: isOneOf('chromium', 'firefox'),
    late: isBoolean,
    hidden: isBoolean,
    online: isBoolean,
    discarded: isBoolean,
  },
  visibility: { ...at, hidden: isBoolean },
  freeze: at,
  resume: at,
  online: at,
  offline: at,
  pagehide: transition,
  pageshow: transition,
  route: { ...at, url: isText, traversal: isBoolean },
  csp: { ...at, directive: isText, blocked: isText, enforced: isBoolean, policy: isText },
  exception: {
    ...at,
    rejection: isBoolean,
    message: isText,
    file: optional(isText),
    line: optional(isCount),
    column: optional(isCount),
    stack: optional(isText),
  },
  clock: { ...at, jump: isNumber },
  'long-task': { ...at, duration: isNumber },
}
const shapes = new Map(Object.entries(table)) as ReadonlyMap<CaptureEvent['kind'], Shape>
