import type { Message } from './event.ts'

/**
 * The text of a message, or its beginning: some servers send theirs in binary messages. Undefined where
 * bytes are no text, or were not kept.
 *
 * @param most characters, or bytes
 */
export function textOf({ body }: Message, most = Number.POSITIVE_INFINITY): string | undefined {
  if (typeof body === 'string') return body.slice(0, most)
  if (!(body instanceof Uint8Array)) return undefined
  try {
    // As a stream: the last character may have been cut in two.
    const decoder = new TextDecoder('utf-8', { fatal: true })
    return decoder.decode(body.subarray(0, most), { stream: true })
  } catch {
    return undefined
  }
}
