import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Connection } from '../../../src/connection.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Imported } from '../../../src/har/import.ts'
import { read, readText } from './support.ts'

const AT = Date.UTC(2026, 0, 1)

const har = (...entries: object[]) => ({
  log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries },
})

const entry = (url: string, more: object = {}) => ({
  startedDateTime: new Date(AT).toISOString(),
  time: 5_000,
  request: { method: 'GET', url, headers: [{ name: 'Upgrade', value: 'websocket' }] },
  response: {
    status: 101,
    headers: [{ name: 'sec-websocket-protocol', value: 'v1' }],
    content: { size: 0, mimeType: 'x-unknown' },
  },
  timings: { send: 0, wait: 40, receive: 0 },
  ...more,
})

const message = (seconds: number, data: string, type = 'send', opcode = 1) => ({
  type,
  time: AT / 1000 + seconds,
  opcode,
  data,
})

function first({ log }: Imported) {
  const [connection] = log.connections.values()
  if (!connection) throw new Error('nothing was imported')
  return connection
}

function diagnosisOf(imported: Imported) {
  return diagnose(first(imported), { log: imported.log, now: imported.now })
}

test('a file of Chrome: messages without an end get no verdict', async () => {
  const messages = [message(1, 'hi'), message(2, 'AAEC', 'receive', 2), message(300, 'late')]
  const imported = await read(
    har(entry('wss://a.test/feed', { _resourceType: 'websocket', _webSocketMessages: messages })),
  )
  const connection = first(imported)
  expect(connection).toMatchObject({ source: 'import', endUnrecorded: true })
  expect(connection.opened).toMatchObject({ at: AT + 40, protocol: 'v1' })
  expect(connection.messages.map(({ body }) => body)).toEqual([
    'hi',
    new Uint8Array([0, 1, 2]),
    'late',
  ])
  expect(connection.sent).toMatchObject({ count: 2, bytes: 6 })
  expect(diagnosisOf(imported)).toMatchObject({ settled: true })
  expect(diagnosisOf(imported).verdict).toBeUndefined()
  expect(imported).toMatchObject({ creator: 'WebInspector 537.36', problems: [] })
  expect(imported).not.toHaveProperty('capture')
})

test('a handshake Chrome saw refused is judged by its text', async () => {
  const text = 'Error during WebSocket handshake: Unexpected response code: 403'
  const imported = await read(
    har(
      entry('wss://a.test/feed', {
        startedDateTime: '1969-12-31T23:59:59.000Z',
        _resourceType: 'websocket',
        response: { status: 0, headers: [] },
        _webSocketMessages: [{ type: 'error', time: AT / 1000, opcode: -1, data: text }],
      }),
    ),
  )
  expect(first(imported).constructed.at).toBe(AT)
  expect(diagnosisOf(imported).verdict).toMatchObject({
    cause: 'handshake-rejected',
    closedBy: 'server',
  })
})

test('a frame the browser refused ends a connection', async () => {
  const text = 'Invalid frame header'
  const messages = [
    message(1, 'hi'),
    { type: 'error', time: AT / 1000 + 2, opcode: -1, data: text },
  ]
  const imported = await read(har(entry('wss://a.test/feed', { _webSocketMessages: messages })))
  expect(diagnosisOf(imported).verdict).toMatchObject({ cause: 'protocol-error' })
})

/**
 * Shaped as its own sample, whose hosts and secrets are others:
 * https://github.com/mitmproxy/mitmproxy/blob/641d37b924915cfb8f9c68689b9553cd8f59ade3/test/mitmproxy/data/flows/websocket.har
 */
function mitmproxy(...messages: object[]) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'mitmproxy exporthar', version: '0.1', comment: 'mitmproxy version 1.2.3' },
      pages: [],
      entries: [
        {
          startedDateTime: '2026-01-01T00:00:00.195591+00:00',
          time: 424.1049289703369,
          request: {
            method: 'GET',
            url: 'https://a.test/v3/channel?notify_self',
            httpVersion: 'HTTP/1.1',
            cookies: [{ name: '_ga', value: 'GA1' }],
            headers: [
              { name: 'Connection', value: 'Upgrade' },
              { name: 'Upgrade', value: 'websocket' },
              { name: 'Sec-WebSocket-Version', value: '13' },
            ],
            queryString: [{ name: 'notify_self', value: '' }],
            headersSize: 708,
            bodySize: 0,
          },
          response: {
            status: 101,
            statusText: 'Switching Protocols',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [{ name: 'Upgrade', value: 'websocket' }],
            content: { size: 0, compression: 0, mimeType: '', text: '' },
            redirectURL: '',
            headersSize: 245,
            bodySize: 0,
          },
          cache: {},
          timings: { connect: 165.795, ssl: null, send: 3.518, receive: 5.846, wait: 122.698 },
          serverIPAddress: '192.0.2.1',
          _resourceType: 'websocket',
          _webSocketMessages: messages,
        },
      ],
    },
  }
}

test('a file of mitmproxy: HTTP URLs, times to the microsecond, control frames', async () => {
  const said = '{"error":"Unknown api key"}'
  const imported = await read(
    mitmproxy(
      { type: 'receive', time: AT / 1000 + 0.736985, opcode: 1, data: said },
      message(2, '', 'receive', 9),
      message(3, '', 'receive', 8),
    ),
  )
  const connection = first(imported)
  expect(imported.problems).toEqual([])
  expect(connection.url).toBe('wss://a.test/v3/channel?notify_self')
  expect(connection.constructed.at).toBe(AT + 195)
  expect(connection.opened?.at).toBeCloseTo(AT + 195 + 292, 0)
  expect(connection.messages.map(({ body }) => body)).toEqual([said])
  expect(connection.endUnrecorded).toBe(true)
})

/** https://github.com/httptoolkit/httptoolkit-ui/blob/04c2f589eddb00aa9907ca1abe064842c89b76ab/src/model/http/har.ts */
const httpToolkit = (close: unknown) => {
  const unknown = { blocked: -1, dns: -1, connect: -1, ssl: -1 }
  const written = entry('https://a.test/feed', {
    pageref: 'Chrome (Linux)',
    timings: { ...unknown, send: 0, wait: 40, receive: 0 },
    _resourceType: 'websocket',
    _webSocketMessages: [message(1, 'hi'), message(1.5, 'AAEC', 'receive', 2)],
    _webSocketClose: close,
  })
  const { log } = har(written)
  return { log: { ...log, creator: { name: 'HTTP Toolkit', version: '1.0.0' }, _tlsErrors: [] } }
}

test('a file of HTTP Toolkit has a close code, and not whose it was', async () => {
  // Its time is counted from the start of the proxy: no time of day.
  const imported = await read(httpToolkit({ code: 1001, reason: 'bye', timestamp: 12.5 }))
  expect(imported.creator).toBe('HTTP Toolkit 1.0.0')
  expect(first(imported).url).toBe('wss://a.test/feed')
  expect(first(imported).closed).toMatchObject({ code: 1001, reason: 'bye', at: AT + 5_000 })
  expect(diagnosisOf(imported).verdict).toBeUndefined()
})

test('one that HTTP Toolkit saw aborted, or still open, has no end', async () => {
  for (const close of ['aborted', undefined]) {
    const imported = await read(httpToolkit(close))
    expect(first(imported)).toMatchObject({ endUnrecorded: true })
    expect(first(imported).messages).toHaveLength(2)
    expect(diagnosisOf(imported).verdict).toBeUndefined()
  }
})

test('a file Firefox recorded holds handshakes', async () => {
  const sample = new URL('samples/firefox.har', import.meta.url)
  const imported = await readText(readFileSync(sample, 'utf8'))
  expect(imported).toMatchObject({ creator: 'Firefox 153.7.0', others: 1, problems: [] })
  const [open, refused] = imported.log.connections.values()
  expect(open).toMatchObject({ url: 'ws://lab.test/push', endUnrecorded: true, messages: [] })
  expect(open?.constructed.at).toBe(Date.parse('2026-11-26T03:37:44.820Z'))
  expect(diagnosisOf(imported).verdict).toBeUndefined()
  const { verdict } = diagnose(refused as Connection, { log: imported.log, now: imported.now })
  expect(verdict).toMatchObject({ cause: 'handshake-rejected', closedBy: 'server' })
})

/** https://searchfox.org/mozilla-central/source/devtools/client/netmonitor/src/har/har-builder.js */
test('older ones of Firefox are HAR 1.1, and all have times with their offset', async () => {
  const { log } = har(
    entry('wss://a.test/feed', { startedDateTime: '2026-01-01T02:00:00.000+02:00' }),
  )
  const imported = await read({ log: { ...log, version: '1.1' } })
  expect(first(imported).constructed.at).toBe(AT)
})
