import type { Handshake } from '../handshake.ts'
import {
  isBoolean,
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

/** Lines of a request or an answer. */
const MAX_HEADERS = 1_000

const headers = listOf(object({ name: isWords, value: isText }), MAX_HEADERS)
const outsider: Shape = {
  kind: isOneOf('worker', 'unknown'),
  script: optional(isText),
  stack: optional(isText),
}

export const handshakeShape: Shape = {
  id: optional(isWords),
  url: isText,
  at: optional(isTime),
  status: optional(isNumber),
  statusText: optional(isWords),
  error: optional(isWords),
  reached: optional(isBoolean),
  requestHeaders: maybe(headers),
  responseHeaders: maybe(headers),
  outsider: maybe(object(outsider)),
}

/** Takes nothing on trust; undefined for what is no handshake. */
export function parseHandshake(value: unknown): Handshake | undefined {
  if (!isObject(value)) return undefined
  return shaped(value, handshakeShape) as unknown as Handshake | undefined
}
