import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { pause } from '../support/until.ts'

/** Serves empty pages, but for `/away`, which goes back, and sockets whose messages it counts by their name. */
export interface Traffic {
  /** `http://127.0.0.1:…` */
  readonly url: string
  of(name: string): Readonly<Counts>
  close(): Promise<void>
}

export interface Counts {
  sent: number
  received: number
}

type Behaviour = (socket: WebSocket, query: URLSearchParams, counts: Counts) => void

/** By the first part of the path; the second is the name. */
const behaviours: Record<string, Behaviour> = {
  /** So many messages of so many bytes as fast as they go, and then takes what comes. */
  burst: (socket, query, counts) => {
    void burst(socket, Number(query.get('count')), Number(query.get('size')), counts)
  },
  /** Messages without end, until the page says `stop`: the last one is `end`. */
  steady: (socket, _query, counts) => {
    const timer = setInterval(() => {
      for (let count = 0; count < 4; count++) say(socket, counts, `message ${counts.sent}`)
    }, 8)
    socket.on('message', () => {
      clearInterval(timer)
      say(socket, counts, 'end')
    })
    socket.on('close', () => clearInterval(timer))
  },
  /** Ten messages a second. */
  slow: (socket, _query, counts) => repeat(socket, counts, 'tick', 100),
  beat: (socket, _query, counts) => repeat(socket, counts, 'ping', 500),
  quiet: () => {},
}

const BACK = '<script>onload = () => setTimeout(() => history.back(), 300)</script>'

function say(socket: WebSocket, counts: Counts, data: string | Buffer): void {
  counts.sent++
  socket.send(data)
}

/** @param interval ms */
function repeat(socket: WebSocket, counts: Counts, data: string, interval: number): void {
  const timer = setInterval(() => say(socket, counts, data), interval)
  socket.on('close', () => clearInterval(timer))
}

/** What the socket may have waiting, bytes. */
const WAITING = 8 * 1024 * 1024

async function burst(socket: WebSocket, count: number, size: number, counts: Counts) {
  const data = size < 1_000 ? 'a'.repeat(size) : Buffer.alloc(size, 97)
  for (let index = 0; index < count; index++) {
    say(socket, counts, data)
    while (socket.bufferedAmount > WAITING) await pause(1)
  }
}

export async function startTraffic(): Promise<Traffic> {
  const counted = new Map<string, Counts>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 * 1024 })
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><title>Traffic</title>${url === '/away' ? BACK : ''}`)
  })
  const connections = new Set<Socket>()
  server.on('connection', (socket) => connections.add(socket.on('error', () => {})))
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://server')
    const [, behaviour = '', name = ''] = pathname.split('/')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const counts = counted.get(name) ?? { sent: 0, received: 0 }
      counted.set(name, counts)
      opened.on('error', () => {})
      opened.on('message', () => counts.received++)
      behaviours[behaviour]?.(opened, searchParams, counts)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    of: (name) => counted.get(name) ?? { sent: 0, received: 0 },
    async close() {
      for (const socket of connections) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
