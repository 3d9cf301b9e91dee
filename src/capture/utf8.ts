import { charCodeAt, substring, uncurry } from './natives.ts'

const encoder = new TextEncoder()
const encodeInto = uncurry(TextEncoder.prototype.encodeInto)
/** UTF-16 units encoded at a time, each three bytes at most. */
const PIECE = 16 * 1024
const Bytes = Uint8Array
/** Not before a long text comes: most frames never see one. */
let scratch: Uint8Array<ArrayBuffer> | undefined
/** Below it counting is faster than the call into the encoder, once both are compiled. */
const SHORT = 256

/** Bytes of a text as it travels. https://www.rfc-editor.org/rfc/rfc6455#section-5.6 */
export function utf8Size(text: string): number {
  return text.length < SHORT ? count(text) : encode(text)
}

function count(text: string): number {
  let size = 0
  for (let index = 0; index < text.length; index++) {
    const unit = charCodeAt(text, index)
    if (unit < 0x80) size += 1
    else if (unit < 0x800) size += 2
    else if (isHigh(unit) && index + 1 < text.length && isLow(charCodeAt(text, index + 1))) {
      size += 4
      index++
    } else size += 3 // a lone surrogate travels as U+FFFD, three bytes too
  }
  return size
}

/** In pieces, so that there is never a copy of the whole. */
function encode(text: string): number {
  scratch ??= new Bytes(PIECE * 3)
  let size = 0
  for (let start = 0; start < text.length; ) {
    const end = seam(text, start + PIECE)
    size += encodeInto(encoder, substring(text, start, end), scratch).written
    start = end
  }
  return size
}

/** Not between the halves of a pair. */
function seam(text: string, index: number): number {
  return index < text.length && isHigh(charCodeAt(text, index - 1)) ? index - 1 : index
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
