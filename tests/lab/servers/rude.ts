import type { Server, Socket } from 'node:net'
import { acceptance, createHandshakeServer } from './accept.ts'

/** What may come instead of a proper answer to a handshake. */
const answers: Record<string, (socket: Socket) => void> = {
  /** A TCP reset. */
  '/reset': (socket) => socket.resetAndDestroy(),
  /** The end of the TCP connection. */
  '/hang-up': (socket) => socket.end(),
  /** 101 for the key of somebody else, as a cache or a broken library answers. */
  '/wrong-accept': (socket) => socket.end(acceptance('dGhlIHNhbXBsZSBub25jZQ==')),
  /** The greeting of a mail server. */
  '/not-http': (socket) => socket.end('220 mail.example ESMTP ready\r\n'),
}

/** A server that has no manners, chosen by the path. */
export function createRudeServer(): Server {
  return createHandshakeServer((socket, path) => answers[path]?.(socket))
}
