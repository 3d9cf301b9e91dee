import { createHash } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'

/** A TCP server that gets the request and the path of each handshake, and answers as it likes. */
export function createHandshakeServer(
  answer: (socket: Socket, path: string, request: string) => void,
): Server {
  return createServer((socket) => {
    // A browser may leave at any moment; that is no error of the lab.
    socket.on('error', () => {})
    socket.once('data', (data) => {
      const request = data.toString()
      answer(socket, request.split(' ')[1] ?? '/', request)
    })
  })
}

/** Answers a handshake as it should be. https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
export function accept(socket: Socket, request: string): void {
  socket.write(acceptance(keyOf(request)))
}

/** The answer for a key; for another key than that of the request it is wrong. */
export function acceptance(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  return (
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`
  )
}

function keyOf(request: string): string {
  return /^sec-websocket-key: *(\S+)/im.exec(request)?.[1] ?? ''
}
