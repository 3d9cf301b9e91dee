import { describe, expect, test } from 'vitest'
import { type Heartbeat, heartbeatOf } from '../../src/heartbeat.ts'
import { trace } from '../support/trace.ts'

const OPEN = '0s connect wss://a.test/feed\n0.1s open\n'

function heartbeat(lines: string): Heartbeat | undefined {
  return heartbeatOf(trace(OPEN + lines).connection())
}

/** One line for each time, in seconds. */
const at = (times: number[], line: string) => times.map((time) => `${time}s ${line}`).join('\n')

describe('the interval of a heartbeat', () => {
  test('with jitter is the mean, and the jitter is told', () => {
    const found = heartbeat(at([10, 20.6, 29.8, 40.3, 49.6, 60.2, 70], 'send {"n":1}'))
    expect(found?.intervalMs).toBeCloseTo(10_000)
    expect(found?.jitter).toBeGreaterThan(0.03)
    expect(found?.jitter).toBeLessThan(0.1)
  })

  test('is not changed by a beat that is missing', () => {
    const found = heartbeat(at([10, 20, 30, 50, 60, 80, 90, 100], 'send {"n":1}'))
    expect(found).toMatchObject({ intervalMs: 10_000, count: 8 })
  })

  test('is not changed by one that comes late, and the last interval tells of it', () => {
    expect(heartbeat(at([10, 20, 30, 40, 58], 'send {"n":1}'))).toMatchObject({
      intervalMs: 10_000,
      usualMs: 10_000,
      lastIntervalMs: 18_000,
    })
  })

  test('follows a timer that is throttled, and the usual one stays known', () => {
    expect(
      heartbeat('10s send {"n":1} every 10s until 60s\n120s send {"n":1} every 60s until 300s'),
    ).toMatchObject({ intervalMs: 60_000, usualMs: 10_000 })
  })

  test('follows one that is set anew, be it by little', () => {
    const found = heartbeat(
      '10s send {"n":1} every 10s until 100s\n112s send {"n":1} every 12s until 4000s',
    )
    expect(found?.intervalMs).toBeGreaterThan(11_900)
  })

  test('is found after an odd beginning', () => {
    expect(heartbeat(at([1, 2, 27, 52, 77, 102], 'send {"n":1}'))?.intervalMs).toBeCloseTo(25_000)
  })

  test('is none where the beats come as they please', () => {
    expect(heartbeat(at([1, 4, 5, 19, 21, 22, 40, 55, 56], 'send {"n":1}'))).toBeUndefined()
  })

  test('is lost when what was regular for a while is so no more', () => {
    const irregular = Array.from({ length: 60 }, (_, n) => 30 + n * 20 + (n % 3) * 17)
    expect(heartbeat('5s send {"n":1} every 5s until 25s')).toBeDefined()
    expect(
      heartbeat(
        `5s send {"n":1} every 5s until 25s\n${at(
          irregular.map((time, n) => time + ((n * n) % 7) * 40),
          'send {"n":1}',
        )}`,
      )?.sure ?? false,
    ).toBe(false)
  })
})

describe('beats with a counter or a time in them', () => {
  test('are one heartbeat though they grow by a digit', () => {
    expect(
      heartbeat(`5s send {"n":{n}} every 5s until 100s
                 5.02s receive {"ok":{n}} every 5s until 100.02s`),
    ).toMatchObject({ count: 20, label: '7–8 bytes', sure: true, roundTripMs: 20 })
  })

  test('keep it when their bodies are gone', () => {
    const { connection } = trace(`${OPEN}
      5s    send {"n":{n}} every 5s until 100s
      105s  send <7 bytes>
      110s  send <8 bytes>`)
    expect(heartbeatOf(connection())).toMatchObject({ count: 22, intervalMs: 5_000 })
  })

  test('of bytes count as well', () => {
    const beats = Array.from({ length: 6 }, (_, n) => {
      const time = (0x1000 + n * 700).toString(16).padStart(4, '0')
      return `${5 + n * 5}s send binary 09 ${time.slice(0, 2)} ${time.slice(2)}
              ${5 + n * 5}.03s receive binary 0a ${time.slice(0, 2)} ${time.slice(2)}`
    })
    expect(heartbeat(beats.join('\n'))?.sure).toBe(true)
  })
})

describe('beats the page’s ring folded', () => {
  test('go on where they are seen', () => {
    expect(
      heartbeat('250s fold send 10 of 4 bytes every 25s\n275s send ping every 25s until 325s'),
    ).toMatchObject({ count: 13, intervalMs: 25_000, label: 'Text ping', sure: true })
  })

  test('are not taken for data of their size that comes in between', () => {
    expect(
      heartbeat(`250s fold send 10 of 4 bytes every 25s
                 252s send data
                 275s send ping every 25s until 325s`),
    ).toMatchObject({ count: 13, intervalMs: 25_000, label: 'Text ping' })
  })

  test('leave the usual interval known when they were stretched', () => {
    expect(
      heartbeat('10s send ping every 10s until 60s\n360s fold send 5 of 4 bytes every 60s'),
    ).toMatchObject({ intervalMs: 60_000, usualMs: 10_000 })
  })

  test('say nothing alone of how they look', () => {
    expect(heartbeat('250s fold receive 10 of 9 bytes every 1s')).toMatchObject({
      label: '9 bytes',
      sure: false,
    })
  })
})

test('what comes 1:1 after a beat answers it, and what comes all the time does not', () => {
  const found = heartbeat(`10s    send {"type":"ping"} every 10s until 60s
                           0.5s   receive {"price":{n}} every 0.25s until 60s
                           10.06s receive {"status":"ok"} every 10s until 60.06s`)
  expect(found).toMatchObject({ answered: true })
  expect(found?.roundTripMs).toBeCloseTo(60)
})

test('prices all the time answer nothing', () => {
  expect(
    heartbeat(`10s  send {"type":"ping"} every 10s until 60s
               0.5s receive {"price":{n}} every 0.5s until 60s`),
  ).toMatchObject({ answered: false, direction: 'send' })
})
