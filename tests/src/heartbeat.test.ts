import { describe, expect, test } from 'vitest'
import { type Heartbeat, hasHeartbeat, heartbeatOf, isHeartbeat } from '../../src/heartbeat.ts'
import { trace } from '../support/trace.ts'

const OPEN = '0s connect wss://a.test/feed\n0.1s open\n'

function heartbeat(lines: string): Heartbeat | undefined {
  return heartbeatOf(trace(OPEN + lines).connection())
}

test('a known shape is a heartbeat from the second beat on', () => {
  expect(heartbeat('5s send {"type":"ping"}\n30s send {"type":"ping"}')).toMatchObject({
    count: 2,
    intervalMs: 25_000,
    sure: true,
  })
  expect(heartbeat('5s send {"type":"ping"}')).toBeUndefined()
})

describe('any small message that repeats at one interval', () => {
  test.each([
    ['the same text', 'receive tick every 5s until 20s'],
    ['text that differs in a number', 'receive {"now":{n}} every 5s until 20s'],
    ['binary of one size', 'receive binary c0 00 every 5s until 20s'],
  ])('%s', (_, line) => {
    expect(heartbeat(`5s ${line}`)).toMatchObject({ direction: 'receive', intervalMs: 5_000 })
  })

  test.each([
    ['too few repeats', '5s receive tick every 5s until 15s'],
    ['an irregular interval', '1s receive tick\n2s receive tick\n7s receive tick\n8s receive tick'],
    ['64 bytes and more', `5s receive ${'x'.repeat(65)} every 5s until 30s`],
    ['several times a second', '5s receive tick every 200ms until 9s'],
    ['other words each time', '5s receive aa\n10s receive bb\n15s receive cc\n20s receive dd'],
  ])('not %s', (_, lines) => {
    expect(heartbeat(lines)).toBeUndefined()
  })
})

test('an answer within 2 s makes a round trip', () => {
  expect(
    heartbeat(`5s    send {"type":"ping"} every 5s until 30s
               5.04s receive {"type":"pong"} every 5s until 30.04s`),
  ).toMatchObject({ direction: 'send', answered: true, sure: true, roundTripMs: 40 })
})

test('the page answers a server that beats', () => {
  const found = heartbeat(`5s    receive "2" every 25s until 80s
                           5.01s send "3" every 25s until 80.01s`)
  expect(found).toMatchObject({ direction: 'receive', answered: true, intervalMs: 25_000 })
  expect(found?.roundTripMs).toBeUndefined()
})

test('data between a ping and its answer does not hide the answer', () => {
  expect(
    heartbeat(`5s    send {"type":"ping"} every 5s until 30s
               5.01s receive price up every 5s until 30.01s
               5.04s receive {"type":"pong"} every 5s until 30.04s`)?.answered,
  ).toBe(true)
})

test('jitter is told, and a pause is left out of the interval', () => {
  const found = heartbeat(`5s  send ping every 5s until 60s
                           90s send ping every 5s until 120s`)
  expect(found?.intervalMs).toBeCloseTo(5_000)
  expect(found?.jitter).toBeCloseTo(0)
})

test('a stretched interval leaves the usual one known', () => {
  expect(
    heartbeat('5s send ping every 10s until 65s\n125s send ping every 60s until 400s'),
  ).toMatchObject({
    usualMs: 10_000,
    intervalMs: 60_000,
    lastIntervalMs: 60_000,
  })
})

test('what the ring folded counts on, before and after', () => {
  expect(heartbeat('250s fold send 10 of 4 bytes every 25s')).toMatchObject({
    count: 10,
    intervalMs: 25_000,
    label: '4 bytes',
  })
  expect(
    heartbeat('250s fold send 10 of 4 bytes every 25s\n275s send ping every 25s until 325s'),
  ).toMatchObject({ count: 13, intervalMs: 25_000, label: 'Text ping' })
})

test('answers count for the beats that were seen, not for the folded ones', () => {
  expect(
    heartbeat(`250s    fold send 100 of 4 bytes every 2s
               252s    send ping every 2s until 262s
               252.03s receive pong every 2s until 262.03s`),
  ).toMatchObject({ answered: true, roundTripMs: 30 })
})

test('a firehose of small messages stays bounded', () => {
  const { connection } = trace(
    OPEN +
      Array.from(
        { length: 500 },
        (_, n) =>
          `${1 + n / 100}s receive ${'abcdefghij'[n % 10]}${'klmnopqrst'[(n * 7) % 10]}${'uvwxyz'[n % 6]}`,
      ).join('\n'),
  )
  expect(connection().heartbeats.tracks.length).toBeLessThanOrEqual(16)
})

test('a heartbeat survives a firehose', () => {
  const noise = Array.from(
    { length: 400 },
    (_, n) =>
      `${1 + n / 10}s receive ${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + ((n * 11) % 26))}`,
  )
  expect(heartbeat(`5s send ping every 5s until 40s\n${noise.join('\n')}`)?.intervalMs).toBe(5_000)
})

test('the panel folds beats and answers, and nothing else', () => {
  const { connection } = trace(`${OPEN}
    5s    send {"type":"ping"} every 5s until 30s
    5.04s receive {"type":"pong"} every 5s until 30.04s
    7s    receive {"type":"news"}
    8s    receive <5000 bytes>`)
  const folded = connection().messages.filter((message) => isHeartbeat(message, connection()))
  expect(folded).toHaveLength(12)
})

test('a single ping shows that there is a keep-alive', () => {
  expect(hasHeartbeat(trace(`${OPEN}5s send ping`).connection())).toBe(true)
  expect(hasHeartbeat(trace(`${OPEN}5s send hello`).connection())).toBe(false)
})

test('SignalR ends its ping with U+001E', () => {
  expect(heartbeat('5s send {"type":6}\u001e every 15s until 50s')?.label).toBe('SignalR ping')
})
