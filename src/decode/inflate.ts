import { Undecodable } from './decoder.ts'
import { limits } from './limits.ts'

export interface Inflated {
  /** As it is called. */
  readonly format: string
  readonly bytes: Uint8Array
}

/** What came out of compressed bytes. */
export interface Output {
  readonly bytes: Uint8Array
  /** More would come: it was stopped at the bound. */
  readonly cut: boolean
}

type Compression = 'gzip' | 'deflate' | 'deflate-raw'

/** Bytes given to the decompressor at a time: at most 1,032 times as many come out before a look. */
const PIECE = 8 * 1024

/**
 * What gzip or zlib packed, by their first bytes; undefined for other bytes, and for what only looks
 * like it. Stops at the bound: a few bytes may unpack to gigabytes.
 * https://www.rfc-editor.org/rfc/rfc1952#page-5 and https://www.rfc-editor.org/rfc/rfc1950#page-4
 */
export async function inflate(packed: Uint8Array): Promise<Inflated | undefined> {
  const kind = compressionOf(packed)
  const output = kind && (await inflateUpTo(packed, kind, limits.inflated))
  if (!output) return undefined
  if (output.cut) throw new Undecodable('It unpacks to more than 4 MB')
  return { format: kind === 'gzip' ? 'gzip' : 'zlib', bytes: output.bytes }
}

/** What the first bytes say they are packed with. */
export function compressionOf(bytes: Uint8Array): 'gzip' | 'deflate' | undefined {
  const [first = 0, second = 0] = bytes
  if (first === 0x1f && second === 0x8b) return 'gzip'
  return (first & 0x0f) === 8 && first <= 0x78 && (first * 256 + second) % 31 === 0
    ? 'deflate'
    : undefined
}

/**
 * Inflates up to `most` bytes; undefined where the bytes are not packed so. A stream that was flushed
 * and goes on in the next message counts as whole: https://www.zlib.net/manual.html (Z_SYNC_FLUSH)
 */
export async function inflateUpTo(
  packed: Uint8Array,
  kind: Compression,
  most: number,
): Promise<Output | undefined> {
  const stream = new DecompressionStream(kind)
  const fed = feed(stream.writable.getWriter(), packed)
  const reader = stream.readable.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  let cut = false
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value)
      size += next.value.length
      if (size > most) {
        cut = true
        break
      }
    }
  } catch {
    if (size === 0 || !wasFlushed(packed)) return undefined
  }
  if (cut) reader.cancel().catch(() => {})
  await (cut ? undefined : fed)
  return { bytes: joined(parts, Math.min(size, most)), cut }
}

/** What fails is told by the other end of the stream. */
async function feed(writer: WritableStreamDefaultWriter, packed: Uint8Array): Promise<void> {
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      await writer.ready
      await writer.write(packed.slice(at, at + PIECE))
    }
    await writer.close()
  } catch {
    // See above.
  }
}

function wasFlushed(packed: Uint8Array): boolean {
  return [0, 0, 0xff, 0xff].every((byte, at) => packed.at(at - 4) === byte)
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part.subarray(0, size - at), at)
    at += part.length
    if (at >= size) break
  }
  return whole
}
