import { isNumber, isObject, isText, isTime, shaped } from '../channel/shape.ts'
import type { Body, Message } from '../event.ts'
import { fromBase64 } from '../format/base64.ts'
import type { MessageFacts } from './format.ts'
import { messageShape } from './shapes.ts'

/** https://www.rfc-editor.org/rfc/rfc6455#section-11.8 */
const BINARY = 2
/** Close, Ping and Pong, which some proxies record: a page never sees them. */
const CONTROL = 8

const encoder = new TextEncoder()

/** What an item of `_webSocketMessages` says. */
export type Item =
  | { kind: 'message'; message: Message }
  /** Chrome’s word on why the connection failed. */
  | { kind: 'error'; text: string; at: number }
  | { kind: 'control' }
  | { kind: 'wrong'; text: string }

/** @param next The number of a message that has none of its own. */
export function readItem(value: unknown, socket: number, next: number): Item {
  if (!isObject(value)) return wrong('is no object')
  const at = isNumber(value.time) ? value.time * 1000 : undefined
  if (at === undefined || !isTime(at)) return wrong('has no time')
  if (value.type === 'error') {
    return isText(value.data) ? { kind: 'error', text: value.data, at } : wrong('has no text')
  }
  if (value.type !== 'send' && value.type !== 'receive')
    return wrong('is neither sent nor received')
  if (typeof value.data !== 'string') return wrong('has no data')
  const opcode = isNumber(value.opcode) ? value.opcode : 1
  if (opcode >= CONTROL) return { kind: 'control' }
  const type = opcode === BINARY ? 'binary' : 'text'
  const body = type === 'binary' ? fromBase64(value.data) : value.data
  if (body === undefined) return wrong('is not base64')
  const message: Message = {
    kind: 'message',
    seq: next,
    at,
    socket,
    direction: value.type,
    type,
    size: 0,
    body,
    whole: true,
  }
  return withFacts(message, value._websocketDoctor)
}

function withFacts(message: Message, value: unknown): Item {
  if (value === undefined) {
    message.size = sizeOf(message.body)
    return { kind: 'message', message }
  }
  const facts = isObject(value)
    ? (shaped(value, messageShape) as unknown as MessageFacts)
    : undefined
  if (!facts) return wrong('has a field _websocketDoctor that does not fit')
  const { kept, whole, at, ...rest } = facts
  Object.assign(message, rest, at !== undefined && { at }, whole === false && { whole })
  if (kept === false) delete message.body
  return { kind: 'message', message }
}

function sizeOf(body: Body | undefined): number {
  if (body === undefined) return 0
  if (typeof body === 'string') return encoder.encode(body).length
  return body instanceof Uint8Array ? body.length : body.size
}

function wrong(text: string): Item {
  return { kind: 'wrong', text }
}
