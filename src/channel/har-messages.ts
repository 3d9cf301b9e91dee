import { fromBase64 } from '../format/base64.ts'
import type { ToldMessage } from './outsiders.ts'
import { isNumber, isObject } from './shape.ts'

/** Of a WebSocket frame. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
const BINARY = 2

const encoder = new TextEncoder()

/** How many messages an entry of `devtools.network` holds. */
export function messageCount(entry: unknown): number {
  return listOf(entry).length
}

/**
 * The messages of an entry from one index on, as Chromium writes them: text as it is, binary in
 * base64, times in seconds.
 *
 * @param offset what to add to a time of the wall clock, ms
 */
export function messagesOf(entry: unknown, from: number, offset: number): ToldMessage[] {
  return listOf(entry)
    .slice(from)
    .flatMap((item) => messageOf(item, offset))
}

function listOf(entry: unknown): unknown[] {
  const list = isObject(entry) ? entry._webSocketMessages : undefined
  return Array.isArray(list) ? list : []
}

function messageOf(item: unknown, offset: number): ToldMessage[] {
  if (!isObject(item) || typeof item.data !== 'string' || !isNumber(item.time)) return []
  const { type: direction, opcode, data } = item
  if (direction !== 'send' && direction !== 'receive') return []
  const at = item.time * 1_000 + offset
  const bytes = opcode === BINARY ? fromBase64(data) : undefined
  if (bytes) return [{ at, direction, type: 'binary', size: bytes.length, body: bytes }]
  return [{ at, direction, type: 'text', size: encoder.encode(data).length, body: data }]
}
