import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { CaptureEvent } from '../../src/event.ts'

/** Serves one empty page under every path, and sockets whose path says what they do. */
export interface Server {
  readonly host: string
  /** What the tap in the page of this path has told, oldest first. */
  tapped(path: string): readonly CaptureEvent[]
  close(): Promise<void>
}

type Behaviour = (socket: WebSocket, url: URL, all: Set<WebSocket>) => void

const behaviours: Record<string, Behaviour> = {
  '/echo': (socket) =>
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
  /** Answers in words, so that the page learns what really travelled. */
  '/describe': (socket) =>
    socket.on('message', (data, isBinary) => socket.send(describe(data as Buffer, isBinary))),
  '/greet': (socket) => socket.send('hello'),
  '/hello': (socket) => {
    socket.send('hello')
    socket.close(1000)
  },
  '/burst': (socket, url) => burst(socket, Number(url.searchParams.get('count'))),
  /** One text and one binary message of so many bytes. */
  '/big': (socket, url) => {
    const bytes = Buffer.alloc(Number(url.searchParams.get('bytes')), 97)
    socket.send(bytes, { binary: false })
    socket.send(bytes)
    socket.close(1000)
  },
  '/close': (socket, url) => closeAs(socket, url.searchParams),
  '/cut': (socket) => socket.on('message', () => socket.terminate()),
  '/subprotocol': () => {},
  '/relay': relay,
}

/** Sockets of `/relay`, by all those of their server. */
const relayed = new WeakMap<Set<WebSocket>, Set<WebSocket>>()

/** To all others of this path. */
function relay(socket: WebSocket, _url: URL, all: Set<WebSocket>): void {
  const clients = relayed.get(all) ?? new Set()
  relayed.set(all, clients.add(socket))
  socket.on('message', (data, binary) => {
    for (const client of clients) if (client !== socket) client.send(data, { binary })
  })
}

export async function startServer(): Promise<Server> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 256 * 1024 * 1024,
    // Until then a slow page must have read all of `/big`. The types do not know it.
    ...{ closeTimeout: 120_000 },
    handleProtocols: (offered, { url }) => searchOf(url).get('pick') ?? [...offered][0] ?? false,
  })
  const taps = new Map<string, CaptureEvent[]>()
  const server = createServer((request, response) => void answer(request, response, taps))
  const connections = new Set<Socket>()
  server.on('connection', (socket) => connections.add(socket.on('error', () => {})))
  server.on('upgrade', (request, socket, head) => upgrade(sockets, request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    tapped: (path) => (taps.get(path) ?? []).toSorted((a, b) => a.seq - b.seq),
    async close() {
      for (const socket of connections) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  taps: Map<string, CaptureEvent[]>,
): Promise<void> {
  if (request.method === 'POST') {
    const path = searchOf(request.url).get('page') ?? ''
    const events: CaptureEvent[] = JSON.parse(await textOf(request))
    taps.set(path, [...(taps.get(path) ?? []), ...events])
  }
  response.setHeader('Content-Type', 'text/html')
  response.end('<!doctype html><title>Page</title>')
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function upgrade(
  sockets: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const url = new URL(request.url ?? '', 'ws://server')
  // Connecting for ever.
  if (url.pathname === '/silence') return
  const behave = behaviours[url.pathname]
  if (behave) {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      // A frame the browser should not have sent ends the connection, not the server.
      opened.on('error', () => {})
      behave(opened, url, sockets.clients)
    })
  } else socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
}

/** `text "héllo"`, `binary 010203`, or the size of what is long. */
function describe(data: Buffer, isBinary: boolean): string {
  if (data.length > 1_000) return `${isBinary ? 'binary' : 'text'} of ${data.length} bytes`
  return isBinary ? `binary ${data.toString('hex')}` : `text ${JSON.stringify(data.toString())}`
}

function burst(socket: WebSocket, count: number): void {
  for (let index = 0; index < count; index++) socket.send(`message ${index}`)
}

function closeAs(socket: WebSocket, search: URLSearchParams): void {
  const code = search.get('code')
  if (code === null) socket.close()
  else socket.close(Number(code), search.get('reason') ?? '')
}

function searchOf(url = ''): URLSearchParams {
  return new URL(url, 'http://server').searchParams
}
