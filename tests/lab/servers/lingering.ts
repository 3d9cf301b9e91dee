import type { Server, Socket } from 'node:net'
import { accept, createHandshakeServer } from './accept.ts'

/**
 * A server that sends a Close frame 1 s after the handshake and then keeps TCP open, as some do:
 * Chromium waits 2 s for TCP to end before it fires `close`. At `/deaf` it answers no frame at all,
 * a Close frame included.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1
 */
export function createLingeringServer(): Server {
  return createHandshakeServer((socket, path, request) => {
    accept(socket, request)
    socket.resume()
    if (path !== '/deaf') setTimeout(() => sendClose(socket), 1_000)
  })
}

/** FIN and opcode 8, two bytes of payload: 1000. */
function sendClose(socket: Socket): void {
  if (!socket.destroyed) socket.write(Buffer.from([0x88, 0x02, 0x03, 0xe8]))
}
