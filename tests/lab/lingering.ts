import { createHash } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'

/**
 * A server that sends a Close frame 1 s after the handshake and then keeps TCP open, as some do:
 * Chromium waits 2 s for TCP to end before it fires `close`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1
 */
export function createLingeringServer(): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (request) => {
      socket.write(acceptance(keyOf(request)))
      setTimeout(() => sendClose(socket), 1_000)
    })
  })
}

function keyOf(request: Buffer): string {
  return /^sec-websocket-key: *(\S+)/im.exec(request.toString())?.[1] ?? ''
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
function acceptance(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  return (
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`
  )
}

/** FIN and opcode 8, two bytes of payload: 1000. */
function sendClose(socket: Socket): void {
  if (!socket.destroyed) socket.write(Buffer.from([0x88, 0x02, 0x03, 0xe8]))
}
