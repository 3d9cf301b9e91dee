import { Undecodable } from './decoder.ts'
import { isFields } from './json.ts'
import { unpack } from './message-pack.ts'

/** A Socket.IO packet, of any parser. */
export interface Packet {
  type: number
  nsp?: string
  id?: number
  data?: unknown
}

/** Whether bytes begin as the MessagePack parser's packets: a small map, `type` first. */
export async function looksLikeSocketIoPack(bytes: Uint8Array): Promise<boolean> {
  if (((bytes[0] ?? 0) & 0xf0) !== 0x80) return false
  try {
    await unpackSocketIo(bytes)
    return true
  } catch {
    return false
  }
}

/** https://github.com/socketio/socket.io-msgpack-parser */
export async function unpackSocketIo(bytes: Uint8Array): Promise<Packet> {
  const [value] = await unpack(bytes)
  if (isFields(value)) {
    const { type, nsp, id, data } = value
    if (typeof type === 'number' && typeof nsp === 'string') {
      return { type, nsp, data, ...(typeof id === 'number' && { id }) }
    }
  }
  throw new Undecodable('No Socket.IO packet')
}
