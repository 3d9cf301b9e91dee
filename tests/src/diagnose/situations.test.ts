import { describe, expect, test } from 'vitest'
import { libraryOf } from '../../../src/knowledge/libraries.ts'
import { trace, wordsOf } from '../../support/trace.ts'
import { life } from './cases/table.ts'
import { findingTable, verdictTable } from './table.ts'

describe('healthy pages have no warning and no verdict', () => {
  test.each([
    [
      'a ping every 30 s',
      `0s     connect wss://a.test/feed @ app.js:1:1
       0.1s   open
       30s    send {"type":"ping"} every 30s until 300s
       30.1s  receive {"type":"pong"} every 30s until 300.1s
       310s   now`,
    ],
    [
      'Socket.IO',
      `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
       0.1s   open
       0.2s   receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
       0.3s   send "40"
       25s    receive "2" every 25s until 200s
       25.01s send "3" every 25s until 200.01s
       210s   now`,
    ],
    [
      'server push',
      `0s     connect wss://a.test/feed
       0.1s   open
       1s     receive {"price":1} every 4s until 200s
       300s   now`,
    ],
    [
      'MQTT, known by size and period',
      `0s     connect wss://a.test/mqtt protocol=mqtt
       0.1s   open protocol=mqtt
       60s    send binary c0 00 every 60s until 600s
       60.1s  receive binary d0 00 every 60s until 600.1s
       630s   now`,
    ],
    [
      'a step of the wall clock',
      `0s     connect wss://a.test/feed
       0.1s   open
       5s     clock 7200s
       20s    now`,
    ],
    [
      'a breakpoint of two minutes',
      `0s     connect wss://a.test/feed
       0.1s   open
       1s     send hello
       5s     paused 120s
       126s   now`,
    ],
  ])('%s', (_, text) => {
    const { verdict, findings } = trace(text).diagnose()
    expect(verdict).toBeUndefined()
    expect(findings.map(({ id }) => id)).toEqual([])
  })
})

describe('an SPA log-out by click', () => {
  const text = `
    0s   connect wss://a.test/feed
    0.1s open
    60s  click
    60.1s close() 1000 in click @ logout app.js:50:3
    60.2s close 1000`
  verdictTable({ 'is the page': [text, 'page closed-by-page certain', 'app.js:50'] })
  findingTable({ 'without a warning': [text, ''] })
})

test('200 sockets to one endpoint that each ask for something else are no duplicates', () => {
  const lines = Array.from(
    { length: 200 },
    (_, n) => `
    ${n / 100}s    s${n} connect wss://a.test/feed @ app.js:1:1
    ${n / 100 + 0.1}s s${n} open
    ${n / 100 + 0.2}s s${n} send {"room":"${n.toString(36)}"}`,
  )
  const { diagnose } = trace(`${lines.join('\n')}\n20s now`)
  expect(diagnose('s7').findings).toEqual([])
})

test.each([
  ['Vite', 'ws://localhost:5173/ protocol=vite-hmr'],
  ['Next.js', 'ws://localhost:3000/_next/webpack-hmr'],
  ['webpack-dev-server', 'ws://localhost:8080/sockjs-node/604/k2v8s0ab/websocket'],
])('a dev server’s socket is labelled and left alone: %s', (name, connect) => {
  const { connection, diagnose } = trace(`
    0s   connect ${connect} @ @vite/client:1:1
    0.1s open
    1s   send hello
    50s  close() @ @vite/client:9:1
    50.1s close 1005`)
  expect(libraryOf(connection())).toMatchObject({ name, devServer: true })
  expect(diagnose().findings).toEqual([])
})

test('bfcache: navigation until the page comes back, then suspended', () => {
  const cached = `
    0s   connect wss://a.test/feed
    0.1s open
    5s   pagehide persisted`
  expect(trace(cached).diagnose().verdict?.cause).toBe('navigation')
  const back = `${cached}\n9s pageshow persisted`
  expect(trace(back).diagnose().verdict).toBeUndefined()
  expect(trace(`${back}\n9.01s error\n9.02s close 1006`).diagnose().verdict?.cause).toBe(
    'suspended',
  )
})

describe('a lazy graphql-ws client closes when its last subscription has ended', () => {
  const text = `
    0s   connect wss://a.test/graphql protocol=graphql-transport-ws
    0.1s open protocol=graphql-transport-ws
    0.2s send {"type":"connection_init"}
    0.3s receive {"type":"connection_ack"}
    0.4s send {"id":"1","type":"subscribe","payload":{}}
    9s   send {"id":"1","type":"complete"}
    9.1s close() 1000 "Normal Closure" @ client.mjs:301:20
    9.2s close 1000 "Normal Closure"`
  verdictTable({ 'is the page': [text, 'page closed-by-page certain'] })
  findingTable({ 'without a warning': [text, ''] })
})

const duplicatedTab = (connect: string, hello: string, close: string) =>
  ['a', 'b', 'c']
    .map((name, n) =>
      life(
        name,
        `${n * 2.25}s`,
        `0s     connect ${connect} @ app.js:1:1
         0.1s   open
         0.11s  send ${hello}
         0.16s  receive binary 20 02 00 00
         1.2s   close ${close}`,
      ),
    )
    .join('\n')

describe('situations', () => {
  verdictTable({
    'a duplicated tab of one MQTT identity': [
      duplicatedTab('wss://a.test/mqtt protocol=mqtt', 'binary 10 0c 00 04', '1006'),
      'network session-replaced possible',
      'Close the other tab',
    ],
    'a duplicated tab of a protocol nobody knows: a runner-up, for one tab cannot tell': [
      duplicatedTab('wss://a.test/feed', '{"user":7}', '4000'),
      'server closed-by-server certain',
      'session-replaced',
      'close the other one',
    ],
    'a WebSocket over HTTP/2 is answered by 200, which is fine': [
      `0s   connect wss://a.test/feed
       0.1s handshake 200 h2
       0.1s open
       9s   receive x every 1s until 12s
       13s  close 1012`,
      'server server-restart certain',
    ],
    'and is no refusal where it does not open either': [
      `0s   connect wss://a.test/feed
       0.1s error
       0.1s close 1006
       0.2s handshake 200 h2 reached`,
      'server handshake-failed certain',
    ],
    'a restart seen by a single socket': [
      `0s   connect wss://a.test/feed
       0.1s open
       1s   receive x every 3s until 70s
       72s  close 1006
       73s  b connect wss://a.test/feed
       73.1s b open`,
      'network connection-lost certain',
      'server-restart',
    ],
    'DevTools opened late: the history is there, the browser’s text is not, and why is said': [
      `0s   connect wss://a.test/feed
       0.1s error
       0.1s close 1006`,
      'unknown handshake-failed certain',
      'reload with DevTools open',
    ],
    'a page that was paused by a breakpoint of two minutes': [
      `0s   connect wss://a.test/feed
       0.1s open
       10s  receive {"type":"ping"} every 10s until 60s
       65s  paused 120s
       185.1s close() @ app.js:7:3
       185.2s close 1005`,
      'page heartbeat-timeout likely',
      'The page was paused',
    ],
  })

  test('the browser delays reconnects, and it says so', () => {
    const { diagnose } = trace(`
      0s   document https://app.test/ firefox
      0s   connect wss://a.test/feed @ app.js:1:1
      0.1s error
      0.1s close 1006
      1s   b connect wss://a.test/feed @ app.js:1:1
      6s   b close() @ app.js:9:1
      6s   b error
      6s   b close 1006`)
    expect(diagnose('b').verdict?.cause).toBe('aborted-while-connecting')
    expect(wordsOf(diagnose('b').verdict)).toContain('the browser delays reconnects itself')
  })
})

test('a verdict holds at once and settles 2 s after the end', () => {
  const text = `
    0s   connect wss://a.test/feed
    0.1s open
    5s   close 1011`
  const at = (now: string) => trace(`${text}\n${now} now`).diagnose()
  expect(at('5.001s')).toMatchObject({ verdict: { cause: 'server-error' }, settled: false })
  expect(at('6.9s').settled).toBe(false)
  expect(at('7s').settled).toBe(true)
})

test('a test connection is judged, and has no findings', () => {
  const { diagnose } = trace(`
    0s   connect wss://a.test/feed?token=s3cr3ts3cr3t test
    0.1s open
    5s   close 1011`)
  expect(diagnose()).toMatchObject({ verdict: { cause: 'server-error' }, findings: [] })
})

test('an imported connection without a close code is not judged', () => {
  const { connection, log, now, diagnose } = trace('0s connect wss://a.test/feed\n0.1s open')
  expect(connection().closed).toBeUndefined()
  expect([log.connections.size, now > 0, diagnose().verdict]).toEqual([1, true, undefined])
})

test('the failure text of a beforehand blanked handshake does not break the verdict', () => {
  const blank = (reached: string) =>
    trace(`
      0s   connect wss://a.test/feed
      0.1s error
      0.1s close 1006
      0.2s handshake "" ${reached}`).diagnose().verdict
  expect(wordsOf(blank('reached'))).toContain('The server was reached')
  expect(wordsOf(blank('unreached'))).toContain('No request left the browser')
})
