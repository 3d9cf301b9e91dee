import { js, type Snippet } from './snippet.ts'

/** A server that closes where its ping gets no answer, and how it is told to wait longer. */
interface ServerPing {
  name: string
  /** Id of the library it is known by. */
  library?: string
  /** The reason it gives. */
  reason?: RegExp
  /** As it is unless told otherwise: a ping every …, an answer within …; ms. */
  interval: number
  timeout: number
  snippet: Snippet
  source: string
}

const serverPings: readonly ServerPing[] = [
  {
    name: 'Socket.IO',
    library: 'engine.io',
    interval: 25_000,
    timeout: 20_000,
    snippet: js('new Server(httpServer, { pingTimeout: 60_000 })'),
    source: 'https://socket.io/docs/v4/server-options/#pingtimeout',
  },
  {
    name: 'Centrifugo',
    library: 'centrifugo',
    interval: 25_000,
    timeout: 8_000,
    snippet: { language: 'text', code: '{ "client": { "pong_timeout": "20s" } }' },
    source: 'https://centrifugal.dev/docs/transports/overview#pingpong-behavior',
  },
  {
    name: 'SignalR',
    library: 'signalr',
    interval: 15_000,
    timeout: 30_000,
    snippet: {
      language: 'text',
      code: 'builder.Services.AddSignalR(options => options.ClientTimeoutInterval = TimeSpan.FromMinutes(2));',
    },
    source: 'https://learn.microsoft.com/aspnet/core/signalr/configuration',
  },
  {
    name: 'uvicorn and python-websockets, whose reason this is',
    reason: /^keepalive ping timeout/i,
    interval: 20_000,
    timeout: 20_000,
    snippet: { language: 'text', code: 'uvicorn app:app --ws-ping-timeout 60' },
    source: 'https://websockets.readthedocs.io/en/stable/topics/keepalive.html',
  },
]

/** By the recognised library, else by the reason of the Close frame. */
export function serverPing(library: string | undefined, reason: string): ServerPing | undefined {
  return serverPings.find(
    (row) => (row.library !== undefined && row.library === library) || row.reason?.test(reason),
  )
}
