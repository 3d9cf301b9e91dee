import { createServer, type Server } from 'node:http'
import { Server as SocketIo } from 'socket.io'

/** Socket.IO with little patience: a ping every second, an answer within 2.5 s. Usual are 25 s and 20 s. */
export function createEngineIoServer(): Server {
  const server = createServer()
  new SocketIo(server, { pingInterval: 1_000, pingTimeout: 2_500 })
  return server
}
