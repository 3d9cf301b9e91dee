import { Undecodable } from './decoder.ts'

/** Reads bytes in network order and never beyond their end. */
export interface Reader {
  readonly left: number
  byte(): number
  uint16(): number
  uint32(): number
  /** Seven bits a byte, low ones first, of at most 32 bits: MQTT, SignalR, Yjs and protobuf. */
  varint(): number
  bytes(length: number): Uint8Array
  text(length: number): string
}

export function createReader(source: Uint8Array): Reader {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  let at = 0
  function take(length: number): number {
    const start = at
    if (length > source.length - at) throw new Undecodable('It ends too early')
    at += length
    return start
  }
  const bytes = (length: number) => {
    const start = take(length)
    return source.subarray(start, start + length)
  }
  return {
    get left() {
      return source.length - at
    },
    byte: () => view.getUint8(take(1)),
    uint16: () => view.getUint16(take(2)),
    uint32: () => view.getUint32(take(4)),
    varint() {
      let value = 0
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = view.getUint8(take(1))
        value += (byte & 0x7f) * 2 ** shift
        if (byte < 0x80) return value
      }
      throw new Undecodable('A number is too long')
    },
    bytes,
    text: (length) => utf8(bytes(length)),
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text of UTF-8, or says that it is none. */
export function utf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    throw new Undecodable('Not UTF-8')
  }
}

/** Text where bytes are text a person can read, else undefined. */
export function readableText(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes)
    return /\p{Cc}/u.test(text.replace(/\s/g, '')) ? undefined : text
  } catch {
    return undefined
  }
}
