import { describe, expect, test } from 'vitest'
import { libraryOf } from '../../../src/knowledge/libraries.ts'
import { trace, wordsOf } from '../../support/trace.ts'
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
