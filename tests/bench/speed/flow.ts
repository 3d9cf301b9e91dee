/** Messages a server sends, as frames on the wire. */
export interface Flow {
  readonly count: number
  /** A second; 0: as fast as the socket takes them. */
  readonly rate: number
  /** Messages in one write. */
  readonly batch: number
  frames(from: number, to: number): Buffer
}

/** Bytes of one write, about. */
const WRITE = 64 * 1024

/** From the query of a URL: `count`, `size` in bytes, `rate`, `binary`. */
export function createFlow(query: URLSearchParams): Flow {
  const size = Number(query.get('size') ?? 100)
  const binary = query.has('binary')
  return {
    count: Number(query.get('count') ?? 0),
    rate: Number(query.get('rate') ?? 0),
    batch: Math.max(1, Math.floor(WRITE / size)),
    frames(from, to) {
      const at = Date.now()
      const list: Buffer[] = []
      for (let index = from; index < to; index++) {
        list.push(frame(binary ? Buffer.alloc(size, index) : text(index, at, size), binary))
      }
      return Buffer.concat(list)
    },
  }
}

/** Such as apps send, with the time of sending by the wall clock, ms. */
function text(index: number, at: number, size: number): Buffer {
  const start = `{"type":"tick","at":${at},"sequence":${index},"note":"`
  return Buffer.from(`${start.padEnd(size - 2, 'x')}"}`)
}

/** Unmasked, whole. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function frame(payload: Buffer, binary: boolean): Buffer {
  const first = 0x80 | (binary ? 2 : 1)
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.of(first, length), payload])
  const long = length > 0xffff
  const head = Buffer.alloc(long ? 10 : 4)
  head.writeUInt8(first)
  head.writeUInt8(long ? 127 : 126, 1)
  if (long) head.writeBigUInt64BE(BigInt(length), 2)
  else head.writeUInt16BE(length, 2)
  return Buffer.concat([head, payload])
}
