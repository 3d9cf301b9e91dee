import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { behaviours } from './behaviours.ts'
import { dialects } from './dialects.ts'
import { limits } from './limits.ts'
import { protocols } from './protocols.ts'

/** What the lab's WebSocket server does, by the first part of the path. */
export function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const url = new URL(request.url ?? '/', 'http://lab')
  const [name = '', argument = ''] = url.pathname.slice(1).split('/')
  // A browser may leave at any moment; that is no error of the lab.
  socket.on('error', () => {})
  // Socket.IO listens for itself; `hang` never answers.
  if (name === 'socket.io' || name === 'hang') return
  if (name === 'status') {
    answer(socket, Number(argument))
    return
  }
  serverFor(name, argument).handleUpgrade(request, socket, head, (accepted) => {
    accepted.on('error', () => {})
    const act = behaviours[name] ?? limits[name] ?? protocols[name] ?? dialects[name]
    act?.(accepted, url.searchParams)
  })
}

const plain = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 * 1024 })
const small = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })

function serverFor(name: string, argument: string): WebSocketServer {
  if (name === 'subprotocol') return accepting(argument)
  return name === 'small' ? small : plain
}

/** Answers with this subprotocol, whatever was asked for; `none` answers without one. */
function accepting(subprotocol: string): WebSocketServer {
  const server = new WebSocketServer({ noServer: true, handleProtocols: () => false })
  if (subprotocol !== 'none')
    server.on('headers', (headers) => headers.push(`Sec-WebSocket-Protocol: ${subprotocol}`))
  return server
}

/** An ordinary HTTP answer where 101 was hoped for. */
function answer(socket: Duplex, status: number): void {
  const body = '<!doctype html><title>Not a WebSocket</title>'
  socket.end(
    `HTTP/1.1 ${status} Answer\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n` +
      `${status === 302 ? 'Location: /\r\n' : ''}Connection: close\r\n\r\n${body}`,
  )
}
