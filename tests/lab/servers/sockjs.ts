import { createServer, type Server } from 'node:http'
import { createServer as createSockJs } from 'sockjs'
import { stompReply } from '../stomp.ts'

/** SockJS with STOMP inside, as Spring has it. */
export function createSockJsServer(): Server {
  const server = createServer()
  const sockjs = createSockJs({ log: () => {} })
  sockjs.on('connection', (connection) => {
    connection.on('data', (frame) => {
      for (const reply of stompReply(frame)) connection.write(reply)
    })
  })
  sockjs.installHandlers(server, { prefix: '/broker' })
  return server
}
