import { call, parseEvent } from '../channel/parse-event.ts'
import { parseHandshake } from '../channel/parse-handshake.ts'
import {
  type Check,
  type Shape as CopiedShape,
  isBoolean,
  isCount,
  isNumber,
  isObject,
  isOneOf,
  isText,
  isTime,
  optional,
  shaped,
} from '../channel/shape.ts'
import type { CaptureEvent } from '../event.ts'
import { PAYLOADS } from './format.ts'

/** The fields of our own, checked; see format.ts for what they mean. */

/** The fields of an object that is read in place. */
export type Shape = Readonly<Record<string, Check>>

function isArrayOf(item: Check, most = 1_000): Check {
  return (value) => Array.isArray(value) && value.length <= most && value.every(item)
}

const isNumberOrNull: Check = (value) => value === null || isNumber(value)

/** An object with these fields; others are passed over. */
function isShaped(shape: Shape): Check {
  return (value) => isObject(value) && firstWrong(value, shape) === undefined
}

/** The field that does not fit. */
export function firstWrong(value: Record<string, unknown>, shape: Shape): string | undefined {
  return Object.keys(shape).find((name) => !shape[name]?.(value[name]))
}

const ADDED: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['activation', { seq: isCount, at: isTime }],
  ['gone', { seq: isCount, at: isTime }],
  ['paused', { seq: isCount, at: isTime, duration: isNumber }],
])

/** An event as a page tells it, or as the panel adds it. */
export function readEvent(value: unknown): CaptureEvent | undefined {
  if (!isObject(value) || !isTime(value.at)) return undefined
  const added = ADDED.get(String(value.kind))
  if (added) return shaped(value, added) as unknown as CaptureEvent | undefined
  const event = parseEvent(value)
  if (event?.kind !== 'close-call' || !isText(value.mapped)) return event
  return { ...event, mapped: value.mapped }
}

const isEventOf =
  (...kinds: string[]): Check =>
  (value) =>
    isObject(value) && kinds.includes(String(value.kind)) && readEvent(value) !== undefined

const version: Shape = { version: isCount }

export const captureShape: Shape = {
  ...version,
  at: isTime,
  payloads: isOneOf(...PAYLOADS),
  redacted: isBoolean,
  dropped: isShaped({
    bodies: isCount,
    messages: isCount,
    connections: isCount,
    malformed: isCount,
    lost: isCount,
    events: isCount,
  }),
}

export const pageShape: Shape = {
  ...version,
  start: optional(isEventOf('document')),
  events: isArrayOf((value) => readEvent(value) !== undefined, 10_000),
  leftAt: optional(isTime),
  heardAt: optional(isTime),
  frameId: optional(isCount),
}

const isTraffic = isShaped({
  count: isCount,
  bytes: isCount,
  lastAt: optional(isTime),
  largest: isCount,
  folded: isCount,
})

const isRunning = isShaped({ count: isNumber, mean: isNumber, squares: isNumber })

const isKnown = isShaped({
  label: isText,
  answer: isBoolean,
  bothWays: isBoolean,
  only: optional(isArrayOf(isText)),
})

const isAnswer = isShaped({
  signature: isText,
  count: isNumber,
  total: isNumber,
  time: isNumber,
  lastAt: isNumber,
  to: isNumber,
  trips: isArrayOf(isShaped({ at: isTime, took: isNumber }), 240),
})

const isTrack = isShaped({
  direction: isOneOf('send', 'receive'),
  likeness: isShaped({ signature: isText, known: optional(isKnown) }),
  sizes: isShaped({ least: isCount, most: isCount }),
  variation: isOneOf('none', 'counting', 'data'),
  count: isCount,
  lastAt: isNumberOrNull,
  interval: isRunning,
  strays: isRunning,
  changes: isCount,
  usual: isNumberOrNull,
  lastInterval: isNumber,
  regular: isBoolean,
  asking: isShaped({ asked: isCount, askedAt: isNumber, answers: isArrayOf(isAnswer, 16) }),
})

const isAmount = isShaped({ count: isNumber, bytes: isNumber })

const isRates = isShaped({
  startAt: optional(isTime),
  length: (value) => isNumber(value) && value > 0,
  buckets: isArrayOf(isShaped({ sent: isAmount, received: isAmount, buffered: isNumber }), 600),
})

/** Of a cause or a finding: they become attributes of rows. */
const isId: Check = (value) => isText(value) && /^[a-z][a-z-]{0,40}$/.test(value)

const isEvidence = isShaped({
  text: isText,
  at: optional(isTime),
  message: optional(isCount),
  stack: optional(isText),
  connection: optional(isText),
  source: optional(isText),
})

const isAdvice = isShaped({
  text: isText,
  snippet: optional(
    isShaped({ language: isOneOf('js', 'nginx', 'haproxy', 'python', 'text'), code: isText }),
  ),
  source: optional(isText),
})

const said: Shape = {
  summary: isText,
  evidence: isArrayOf(isEvidence),
  advice: isArrayOf(isAdvice),
}

const isVerdict = isShaped({
  ...said,
  closedBy: isOneOf('page', 'server', 'browser', 'network', 'unknown'),
  cause: isId,
  confidence: isOneOf('certain', 'likely', 'possible'),
  alternatives: isArrayOf(isShaped({ cause: isId, text: isText })),
  unknowable: optional(isText),
})

const isFinding = isShaped({ ...said, id: isId, severity: isOneOf('warning', 'note') })

export const factsShape: Shape = {
  source: isOneOf('app', 'worker', 'test', 'import'),
  library: optional(isText),
  sent: isTraffic,
  received: isTraffic,
  heartbeats: isArrayOf(isTrack, 64),
  rates: isRates,
  handshake: optional((value) => parseHandshake(value) !== undefined),
  documentLeft: optional(isShaped({ at: isTime, how: isOneOf('pagehide', 'cached', 'gone') })),
  endUnrecorded: optional(isOneOf(true)),
  outside: optional(
    isShaped({
      maker: isShaped({ kind: isOneOf('worker', 'unknown') }),
      sees: isOneOf('messages', 'handshake'),
      owner: optional(isText),
      end: optional(isShaped({ at: isTime, how: isOneOf('refused', 'told', 'left') })),
    }),
  ),
  silences: optional(isShaped({ any: isNumber, receive: isNumber, send: isNumber })),
  tokenExpiry: optional(isTime),
  diagnosis: optional(
    isShaped({ verdict: optional(isVerdict), settled: isBoolean, findings: isArrayOf(isFinding) }),
  ),
}

export const messageShape: CopiedShape = {
  ...call,
  seq: isCount,
  size: isCount,
  at: optional(isTime),
  whole: optional(isOneOf(false)),
  kept: optional(isOneOf(false)),
  buffered: optional(isCount),
  state: optional(isOneOf(0, 1, 2, 3)),
}
