import { createServer } from 'node:https'
import type { Server } from 'node:net'
import { generate } from 'selfsigned'
import { WebSocketServer } from 'ws'

/** A WebSocket server whose certificate nobody has signed but itself, made anew at each start. */
export async function createTlsServer(): Promise<Server> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }])
  const server = createServer({ key, cert })
  new WebSocketServer({ server })
  // The browser breaks the TLS handshake off; that is what it is here for.
  server.on('tlsClientError', () => {})
  return server
}
