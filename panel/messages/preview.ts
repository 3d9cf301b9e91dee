import type { Message } from '../../src/event.ts'
import type { Masks } from '../../src/mask.ts'
import type { Decoding } from '../decoding/decodings.ts'
import { hexByte } from '../parts/hex.ts'

/** Characters a cell of the list looks at. */
const PREVIEW = 400

/** What its decoder says of a message, else its beginning; on one line. */
export function previewOf(message: Message, decoding: Decoding | undefined, masks: Masks): string {
  const words = wordsOf(message, decoding, masks)
  return words === '' && message.size === 0 ? '(empty)' : words
}

function wordsOf(message: Message, decoding: Decoding | undefined, masks: Masks): string {
  if (decoding?.kind === 'decoded') return masks.text(decoding.shown.summary)
  const { body, type } = message
  if (body === undefined) return '(body not kept)'
  if (typeof body !== 'string') return type === 'binary' ? hexHead(body) : '(binary)'
  return masks.text(body.slice(0, PREVIEW)).replace(/\s+/g, ' ')
}

function hexHead(body: Uint8Array | Blob): string {
  if (!(body instanceof Uint8Array)) return '(Blob)'
  return Array.from(body.subarray(0, 32), hexByte).join(' ')
}
