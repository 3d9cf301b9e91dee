import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

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
  const server = name === 'subprotocol' ? accepting(argument) : plain
  server.handleUpgrade(request, socket, head, (accepted) => {
    accepted.on('error', () => {})
    behaviours[name]?.(accepted, url.searchParams)
  })
}

type Behaviour = (socket: WebSocket, params: URLSearchParams) => void

const behaviours: Record<string, Behaviour> = {
  echo: (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })),
  /** Answers `{"type":"ping"}`. */
  pong: (socket) => socket.on('message', () => socket.send('{"type":"pong"}')),
  /** Sends `text` every so often. */
  push: (socket, params) => {
    const text = params.get('text') ?? '{"type":"news"}'
    repeat(socket, () => socket.send(text), Number(params.get('every') ?? 500))
  },
  /** Keeps the connection alive by protocol pings, which no page sees. */
  ping: (socket, params) => repeat(socket, () => socket.ping(), Number(params.get('every'))),
  /** Closes after a while, with this code and reason. */
  close: (socket, params) => {
    const close = () => socket.close(Number(params.get('code')), params.get('reason') ?? '')
    setTimeout(close, Number(params.get('after') ?? 0))
  },
}

function repeat(socket: WebSocket, act: () => void, every: number): void {
  const timer = setInterval(act, every)
  socket.on('close', () => clearInterval(timer))
}

const plain = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 * 1024 })

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
