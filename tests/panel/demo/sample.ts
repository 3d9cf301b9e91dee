import { connectionId } from '../../../src/connection.ts'
import type { CaptureEvent, DocumentId } from '../../../src/event.ts'
import { record } from '../../../src/log.ts'
import { documentStart } from '../../support/document-start.ts'
import type { MemoryHost } from '../../support/host.ts'

const DOC = 'demo' as DocumentId
const URL = 'wss://api.shop.test'

type Unnumbered = CaptureEvent extends infer Event
  ? Event extends CaptureEvent
    ? Omit<Event, 'seq'>
    : never
  : never

/** Several minutes of an ordinary application, with the disconnects people ask about. */
export function playSample(host: MemoryHost, firehose: number, reconnects: number): void {
  const now = Date.now()
  const start = now - 430_000
  const events: Unnumbered[] = [
    documentStart(start),
    { kind: 'visibility', at: start + 150_000, hidden: true },
    { kind: 'visibility', at: start + 205_000, hidden: false },
    { kind: 'long-task', at: start + 90_000, duration: 900 },
    { kind: 'offline', at: start + 300_000 },
    { kind: 'online', at: start + 312_000 },
    { kind: 'route', at: start + 100_000, url: 'https://app.test/orders', traversal: false },
    ...pageClose(1, start + 1_000),
    ...feedChain(2, start + 2_000),
    ...chat(20, start + 3_000, now),
    ...refused(21, start + 40_000),
    ...unauthorized(22, start + 60_000),
    ...prices(23, start + 120_000, now, firehose),
    ...storm(100, start + 130_000, reconnects),
  ]
  events.sort((a, b) => a.at - b.at)
  for (const [index, event] of events.entries()) {
    record(host.log, DOC, { ...event, seq: index + 1 } as CaptureEvent)
  }
  const failed = host.log.connections.get(connectionId(DOC, 21))
  if (failed) failed.handshake = handshake()
}

function handshake() {
  return {
    url: `${URL}/admin?token=secret`,
    status: 403,
    statusText: 'Forbidden',
    requestHeaders: [
      { name: 'Cookie', value: 'session=abc; theme=dark' },
      { name: 'Origin', value: 'https://app.test' },
      { name: 'Sec-WebSocket-Version', value: '13' },
    ],
    responseHeaders: [{ name: 'Server', value: 'daphne' }],
  }
}

const STACK = [
  'Error',
  '    at cleanup (https://app.test/src/live-feed.js:42:13)',
  '    at tick (https://app.test/src/app.js:7:3)',
].join('\n')

function construct(socket: number, at: number, path: string, line = 12): Unnumbered {
  const stack = `Error\n    at connect (https://app.test/src/sockets.js:${line}:20)`
  return { kind: 'construct', socket, at, source: 'app', url: URL + path, protocols: [], stack }
}

function open(socket: number, at: number): Unnumbered {
  return { kind: 'open', socket, at, protocol: '', extensions: 'permessage-deflate' }
}

function message(
  socket: number,
  at: number,
  direction: 'send' | 'receive',
  body: string | Uint8Array,
): Unnumbered {
  const type = typeof body === 'string' ? 'text' : 'binary'
  return { kind: 'message', socket, at, direction, type, size: body.length, body, whole: true }
}

function close(socket: number, at: number, code: number, reason = ''): Unnumbered {
  return { kind: 'close', socket, at, code, reason, wasClean: code !== 1006, buffered: 0 }
}

function pageClose(socket: number, at: number): Unnumbered[] {
  return [
    construct(socket, at, '/live?token=eyJhbGciOiJIUzI1NiJ9.e30.abc'),
    open(socket, at + 80),
    message(socket, at + 90, 'send', '{"type":"subscribe","topic":"orders","token":"s3cret"}'),
    message(
      socket,
      at + 140,
      'receive',
      '{"type":"snapshot","orders":[{"id":1,"sum":12.5},{"id":2}]}',
    ),
    {
      kind: 'close-call',
      socket,
      at: at + 2_080,
      code: 1000,
      reason: 'done',
      state: 1,
      stack: STACK,
    },
    close(socket, at + 2_120, 1000, 'done'),
  ]
}

function feedChain(first: number, at: number): Unnumbered[] {
  return Array.from({ length: 7 }, (_, index) => {
    const socket = first + index
    const from = at + index * 60_900
    return [
      construct(socket, from, '/feed?user=7', 30),
      open(socket, from + 60),
      message(socket, from + 70, 'send', '{"type":"hello"}'),
      message(socket, from + 130, 'receive', '{"type":"welcome"}'),
      close(socket, from + 60_130 + index * 20, 1006),
    ]
  }).flat()
}

function chat(socket: number, at: number, now: number): Unnumbered[] {
  const events = [construct(socket, at, '/chat', 50), open(socket, at + 45)]
  for (let beat = at + 25_000; beat < now; beat += 25_000) {
    events.push(message(socket, beat, 'send', '{"type":"ping"}'))
    events.push(message(socket, beat + 34, 'receive', '{"type":"pong"}'))
  }
  for (let said = at + 7_000; said < now; said += 17_300) {
    events.push(
      message(socket, said, 'receive', `{"type":"message","from":"Ada","text":"Line at ${said}"}`),
    )
  }
  events.push(
    message(
      socket,
      at + 9_000,
      'receive',
      new Uint8Array(200).map((_, i) => i * 7),
    ),
  )
  return events
}

function refused(socket: number, at: number): Unnumbered[] {
  return [
    construct(socket, at, '/admin?token=secret', 61),
    { kind: 'error', socket, at: at + 120 },
    close(socket, at + 121, 1006),
  ]
}

function unauthorized(socket: number, at: number): Unnumbered[] {
  return [
    construct(socket, at, '/account', 70),
    open(socket, at + 50),
    message(socket, at + 60, 'send', '{"type":"auth","token":"abc"}'),
    close(socket, at + 110, 4001, 'token expired'),
  ]
}

function prices(socket: number, at: number, now: number, firehose: number): Unnumbered[] {
  const count = firehose || 3_000
  const step = (now - at) / count
  const events = [construct(socket, at, '/prices', 80), open(socket, at + 30)]
  for (let index = 1; index < count; index++) {
    const burst = Math.sin(index / 180) * 2_000
    events.push(
      message(
        socket,
        Math.max(at + 31, at + index * step + burst),
        'receive',
        `{"symbol":"ACME","price":${index}}`,
      ),
    )
  }
  return events
}

function storm(first: number, at: number, count: number): Unnumbered[] {
  return Array.from({ length: count }, (_, index) => {
    const socket = first + index
    const from = at + index * 50
    return [
      construct(socket, from, '/storm', 90),
      open(socket, from + 10),
      close(socket, from + 40, 1011, 'overload'),
    ]
  }).flat()
}
