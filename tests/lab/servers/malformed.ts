import type { Server, Socket } from 'node:net'
import { accept, createHandshakeServer } from './accept.ts'

/** A frame of each kind that a browser must not accept. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
const frames: Record<string, readonly number[]> = {
  /** FIN and RSV1, which marks compression nobody agreed on; text, `ok`. */
  '/reserved-bits': [0xc1, 0x02, 0x6f, 0x6b],
  /** FIN, text; a byte that begins no character of UTF-8. */
  '/bad-utf8': [0x81, 0x02, 0xff, 0x6b],
  /** FIN, text; MASK and a key, as only clients do. */
  '/masked': [0x81, 0x82, 0x00, 0x00, 0x00, 0x00, 0x6f, 0x6b],
}

const HELLO = [0x81, 0x02, 0x68, 0x69]

/** A server that says `hi`, and 500 ms later sends a frame that is malformed, chosen by the path. */
export function createMalformedServer(): Server {
  return createHandshakeServer((socket, path, request) => {
    accept(socket, request)
    socket.write(Buffer.from(HELLO))
    setTimeout(() => sendFrame(socket, frames[path]), 500)
    // The browser's own Close frame ends it.
    socket.once('data', () => socket.end())
  })
}

function sendFrame(socket: Socket, frame: readonly number[] | undefined): void {
  if (frame && !socket.destroyed) socket.write(Buffer.from(frame))
}
