import type { Body } from '../event.ts'
import { binarySize, viewBytes } from './binary.ts'
import { HEAD } from './bounds.ts'
import { apply, blobSlice, charCodeAt, fromCharCode, ownArray, substring } from './natives.ts'
import { utf8Size } from './utf8.ts'

/** What a message carries, measured but not copied. */
export type Payload =
  | { type: 'text'; size: number; data: string }
  | { type: 'binary'; size: number; data: object }

/** Measures what `send()` took or a message event gave; undefined for what is neither text nor bytes. */
export function payloadOf(data: unknown): Payload | undefined {
  if (typeof data === 'string') return { type: 'text', size: utf8Size(data), data }
  if (typeof data !== 'object' || data === null) return undefined
  const size = binarySize(data)
  return size === undefined ? undefined : { type: 'binary', size, data }
}

/** The first `limit` of a payload, detached from the page's memory. */
export function head(payload: Payload, limit: number): Body | undefined {
  if (payload.type === 'text') return textHead(payload.data, limit)
  const bytes = viewBytes(payload.data, limit)
  if (bytes) return bytes
  const blob = payload.data as Blob
  if (payload.size <= limit) return blob
  // A slice keeps the whole Blob alive: not worth it before somebody looks.
  return limit === HEAD ? undefined : blobSlice(blob, 0, limit)
}

/** What a kept body takes, bytes; text counts one per UTF-16 unit. */
export function bodyBytes(body: Body | undefined): number {
  if (body === undefined) return 0
  return typeof body === 'string' ? body.length : (binarySize(body) ?? 0)
}

/** Cuts a kept body to what the history holds. */
export function shorten(body: Body, size: number): Body | undefined {
  if (typeof body === 'string') return textHead(body, HEAD)
  return head({ type: 'binary', size, data: body }, HEAD)
}

/** A slice of a string keeps its parent alive, so a head is built anew. */
function textHead(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (limit > HEAD) return substring(text, 0, limit)
  const codes = ownArray<number>()
  for (let index = 0; index < limit; index++) codes[index] = charCodeAt(text, index)
  return apply(fromCharCode, undefined, codes)
}
