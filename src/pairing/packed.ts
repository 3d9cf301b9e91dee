import { createReader, type Reader } from '../decode/reader.ts'

/**
 * The first items of a packed list, written as JSON: numbers, short texts, nothing, and an empty map;
 * it ends before the first item that is anything else. Only what ids need is read, so that a long
 * message costs no more than a short one.
 */
export type ReadHead = (reader: Reader, most: number) => string[]

/** https://github.com/msgpack/msgpack/blob/master/spec.md */
export const messagePackHead: ReadHead = (reader, most) => {
  const first = reader.byte()
  const length = first >> 4 === 9 ? first & 15 : first === 0xdc ? reader.uint16() : 0
  return itemsOf(reader, Math.min(length, most), messagePackItem)
}

function messagePackItem(reader: Reader): string | undefined {
  const first = reader.byte()
  if (first < 0x80) return String(first)
  if (first === 0x80) return '{}'
  if (first >> 5 === 5) return JSON.stringify(reader.text(first & 31))
  switch (first) {
    case 0xc0:
      return 'null'
    case 0xcc:
      return String(reader.byte())
    case 0xcd:
      return String(reader.uint16())
    case 0xce:
      return String(reader.uint32())
    case 0xcf:
    case 0xd3:
      return String(uint64(reader))
    case 0xcb:
      return String(float64(reader))
    case 0xd9:
      return JSON.stringify(reader.text(reader.byte()))
    default:
      return undefined
  }
}

/** https://www.rfc-editor.org/rfc/rfc8949#section-3 */
export const cborHead: ReadHead = (reader, most) => {
  const first = reader.byte()
  const length = first >> 5 === 4 ? cborLength(reader, first & 31) : 0
  return itemsOf(reader, Math.min(Number(length), most), cborItem)
}

function cborItem(reader: Reader): string | undefined {
  const first = reader.byte()
  if (first === 0xa0) return '{}'
  if (first === 0xf6) return 'null'
  if (first === 0xfb) return String(float64(reader))
  const length = cborLength(reader, first & 31)
  if (first >> 5 === 0) return String(length)
  return first >> 5 === 3 ? JSON.stringify(reader.text(Number(length))) : undefined
}

function cborLength(reader: Reader, short: number): number | bigint {
  if (short < 24) return short
  if (short === 24) return reader.byte()
  if (short === 25) return reader.uint16()
  return short === 26 ? reader.uint32() : uint64(reader)
}

function itemsOf(
  reader: Reader,
  most: number,
  read: (reader: Reader) => string | undefined,
): string[] {
  const items: string[] = []
  while (items.length < most) {
    const item = read(reader)
    if (item === undefined) break
    items.push(item)
  }
  return items
}

function uint64(reader: Reader): bigint {
  return BigInt(reader.uint32()) * 0x1_0000_0000n + BigInt(reader.uint32())
}

function float64(reader: Reader): number {
  const bytes = reader.bytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0)
}

/** Reads bytes that may end too early, or be none of the format: then there is nothing. */
export function readOr<Value>(
  bytes: Uint8Array,
  read: (reader: Reader) => Value,
  otherwise: Value,
): Value {
  try {
    return read(createReader(bytes))
  } catch {
    return otherwise
  }
}

/** Messages with their length before each. */
export function sizedParts(bytes: Uint8Array, most: number): Uint8Array[] {
  const parts: Uint8Array[] = []
  readOr(
    bytes,
    (reader) => {
      while (reader.left > 0 && parts.length < most) parts.push(reader.bytes(reader.varint()))
    },
    undefined,
  )
  return parts
}
