import { describe, expect, test, vi } from 'vitest'
import { createBinStore } from '../../panel/timeline/bin-store.ts'
import { BIN, type Bin, binMessages, type Stretch, stretchOf } from '../../panel/timeline/bins.ts'
import { codeOf, endWords } from '../../panel/timeline/draw-connection.ts'
import { pageLane } from '../../panel/timeline/page-spans.ts'
import { centre, pan, type Scale, toTime, toX, widthOf, zoom } from '../../panel/timeline/range.ts'
import { lastSilence, silenceAt } from '../../panel/timeline/silence.ts'
import { ticksOf } from '../../panel/timeline/ticks.ts'
import type { Connection } from '../../src/connection.ts'
import type { Diagnosis } from '../../src/diagnose/verdict.ts'
import type { Message } from '../../src/event.ts'
import { startHeartbeats } from '../../src/heartbeat.ts'
import { START, trace } from '../support/trace.ts'

describe('the range', () => {
  const range = { from: 1_000, to: 2_000 }

  test('zooms about its anchor', () => {
    expect(zoom(range, 0.5, 1_250)).toEqual({ from: 1_125, to: 1_625 })
    expect(zoom(range, 2, 1_000)).toEqual({ from: 1_000, to: 3_000 })
  })

  test('zooms within bounds', () => {
    expect(widthOf(zoom(range, 0, 1_500))).toBe(10)
    expect(widthOf(zoom(range, 1e12, 1_500))).toBe(7 * 24 * 3_600_000)
  })

  test('pans by a share of its width', () => {
    expect(pan(range, -0.25)).toEqual({ from: 750, to: 1_750 })
  })

  test('goes to a moment, no wider than asked', () => {
    expect(centre(range, 5_000, 400)).toEqual({ from: 4_800, to: 5_200 })
    expect(centre(range, 5_000, 9_000)).toEqual({ from: 4_500, to: 5_500 })
  })

  test('pixels and times go both ways', () => {
    const scale = { range, left: 100, width: 500 }
    expect(toX(scale, 1_500)).toBe(350)
    expect(toTime(scale, 350)).toBe(1_500)
  })
})

test.each([
  [1_000, 840],
  [60_000, 840],
  [7 * 3_600_000, 300],
  [40, 84],
])('ticks of %d ms on %d pixels are round and have room', (width, pixels) => {
  const from = Date.UTC(2026, 0, 1, 10, 3, 7, 123)
  const ticks = ticksOf({ from, to: from + width }, pixels)
  expect(ticks.length).toBeLessThanOrEqual(pixels / 84 + 1)
  for (const tick of ticks) expect(tick.at).toBeGreaterThanOrEqual(from)
  const steps = new Set(ticks.slice(1).map((tick, index) => tick.at - (ticks[index]?.at ?? 0)))
  expect(steps.size).toBeLessThanOrEqual(1)
})

test('ticks a day apart are days', () => {
  const from = new Date(2026, 0, 30, 12).getTime()
  const labels = ticksOf({ from, to: from + 3 * 24 * 3_600_000 }, 300).map(({ label }) => label)
  expect(labels).toEqual(['31 Jan', '1 Feb', '2 Feb'])
})

function messagesAt(
  times: readonly number[],
  direction: 'send' | 'receive' = 'receive',
): Message[] {
  return times.map((at, seq) => ({
    kind: 'message',
    seq,
    at,
    socket: 1,
    direction,
    type: 'text',
    size: 1,
    whole: true,
  }))
}

describe('bins', () => {
  const stretch: Stretch = { length: 16, from: 0, to: 63 }

  test('are as wide as the pixels of a mark at least, and half as wide again at most', () => {
    for (const wide of [100, 333, 1_000, 98_765]) {
      const scale: Scale = { range: { from: 5_000, to: 5_000 + wide }, left: 50, width: 100 }
      const { length, from, to } = stretchOf(scale)
      expect(length / wide).toBeGreaterThanOrEqual(BIN / 100)
      expect(length / wide).toBeLessThan((BIN / 100) * 1.5)
      expect(from * length).toBeLessThanOrEqual(5_000)
      expect(to * length).toBeGreaterThanOrEqual(5_000 + wide)
    }
  })

  test('hold the messages of their time', () => {
    const bins = binMessages(messagesAt([0, 5, 500, 999]), stretch, () => false)
    expect(bins).toEqual([
      { index: 0, sent: 0, received: 2, heartbeats: 0 },
      { index: 31, sent: 0, received: 1, heartbeats: 0 },
      { index: 62, sent: 0, received: 1, heartbeats: 0 },
    ])
  })

  test('leave out what is outside the range', () => {
    expect(binMessages(messagesAt([-5, 1_500]), stretch, () => false)).toEqual([])
  })

  test('tell directions and heartbeats apart', () => {
    const bins = binMessages(messagesAt([10, 11], 'send'), stretch, ({ seq }) => seq === 1)
    expect(bins).toEqual([{ index: 0, sent: 1, received: 0, heartbeats: 1 }])
  })

  test('count all of many, though they look at few', () => {
    const times = Array.from({ length: 100_000 }, (_, index) => index / 100)
    let looked = 0
    const bins = binMessages(messagesAt(times), stretch, () => {
      looked++
      return false
    })
    expect(bins).toHaveLength(63)
    expect(bins.reduce((sum, bin) => sum + bin.received, 0)).toBeCloseTo(100_000)
    expect(looked).toBeLessThan(2_000)
  })
})

describe('the bins that are kept', () => {
  const whole: Stretch = { length: 10, from: 0, to: 100 }

  function connectionOf(times: readonly number[]): Connection {
    return { messages: messagesAt(times), heartbeats: startHeartbeats() } as unknown as Connection
  }

  /** Those of a stretch, as they would be without those before. */
  function anew({ messages }: Connection, { length, from, to }: Stretch): Bin[] {
    return binMessages(messages, { length, from, to }, () => false)
  }

  test('are the same as new ones after panning, zooming, growth and loss', () => {
    const connection = connectionOf([5, 100, 101, 455, 456])
    const store = createBinStore()
    const shown = (stretch: Stretch) => {
      store.begin()
      const { bins } = store.of(connection, stretch)
      expect(store.complete()).toBe(true)
      return bins.filter(({ index }) => stretch.from <= index && index < stretch.to)
    }
    const check = (stretch: Stretch) => expect(shown(stretch)).toEqual(anew(connection, stretch))
    const half = { length: 10, from: 20, to: 60 }
    for (const stretch of [half, { ...half, to: 90 }, whole, { length: 20, from: 0, to: 50 }, half])
      check(stretch)
    connection.messages.push(...messagesAt([457, 458, 990]))
    check(half)
    check(whole)
    connection.messages.push(...messagesAt([991]))
    check(whole)
    connection.messages.splice(0, 3)
    check(whole)
    connection.messages = messagesAt([700])
    check(whole)
  })

  test('of an earlier zoom show while there is no time for new ones', () => {
    const connection = connectionOf([5, 500])
    const store = createBinStore()
    store.begin()
    const first = store.of(connection, whole)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
    expect(store.of(connection, { length: 5, from: 0, to: 200 })).toBe(first)
    expect(store.complete()).toBe(false)
    clock.mockRestore()
    store.begin()
    expect(store.of(connection, { length: 5, from: 0, to: 200 })).toMatchObject({ length: 5 })
    expect(store.complete()).toBe(true)
  })
})

test('the page lane shows when the page was hidden, frozen, offline, paused and busy', () => {
  const { log } = trace(`
      0s  document   https://app.test/
      1s  hidden
      2s  freeze
      5s  resume
      6s  visible
      7s  offline
      8s  online
      9s  long-task  800ms
     10s  paused     3s
     20s  route      https://app.test/next
     30s  hidden
  `)
  const seconds = (at: number) => (at - START) / 1_000
  const { spans, marks } = pageLane(log, START + 40_000)
  expect(
    spans.map(({ what, from, to }) => `${what} ${seconds(from)}–${seconds(to)}`).sort(),
  ).toEqual([
    'busy 9–9.8',
    'frozen 2–5',
    'hidden 1–6',
    'hidden 30–40',
    'offline 7–8',
    'paused 10–13',
  ])
  expect(marks.map(({ label, at }) => `${label} ${seconds(at)}`)).toEqual(['Page 0', 'Route 20'])
})

test('a document that waits in the cache says nothing of the page that took its place', () => {
  const { log } = trace(`
      0s  document   https://app.test/
      2s  pagehide   persisted
      2s  hidden
      2s  freeze
  `)
  expect(pageLane(log, START + 40_000).spans).toEqual([])
})

test('one that came back was frozen', () => {
  const { log } = trace(`
      0s  document   https://app.test/
      2s  pagehide   persisted
      5s  pageshow   persisted
  `)
  const [span] = pageLane(log, START + 40_000).spans
  expect(span).toEqual({ what: 'frozen', from: START + 2_000, to: START + 5_000 })
})

describe('silences', () => {
  const { connection } = trace(`
      0s  connect  wss://a.test/feed
    0.1s  open
      5s  receive  one
     25s  receive  two
     85s  close    1006
  `)
  const span = (from: number, to: number) => ({ from: START + from, to: START + to })

  test('lie between two messages, or between one and an end of the life', () => {
    const at = (seconds: number) => silenceAt(connection(), START + seconds * 1_000, 0)
    expect(at(1)).toEqual(span(100, 5_000))
    expect(at(10)).toEqual(span(5_000, 25_000))
    expect(at(60)).toEqual(span(25_000, 85_000))
  })

  test('the last one lasts until the end, or until now', () => {
    expect(lastSilence(connection(), 0)).toEqual(span(25_000, 85_000))
    const open = trace('0s connect wss://a.test/\n0.1s open\n1s receive x').connection()
    expect(lastSilence(open, START + 9_000)).toEqual(span(1_000, 9_000))
  })
})

describe('the code beside an end', () => {
  const codeIn = (text: string) =>
    [...trace(text).log.connections.values()].map((one) => codeOf(one))

  test('stands alone until somebody is known to have closed', () => {
    const connection = trace('0s connect wss://a.test/\n1s open\n2s close 4001').connection()
    expect(endWords({ connection, diagnosis: undefined })).toBe('4001')
    const diagnosis = { verdict: { closedBy: 'server' } } as Diagnosis
    expect(endWords({ connection, diagnosis })).toBe('Server 4001')
  })

  test('is that of the close, where it was open', () => {
    expect(codeIn('0s connect wss://a.test/\n1s open\n2s close 4001')).toEqual([4001])
  })

  test('is the HTTP status, where the handshake was refused: nobody sent a 1006', () => {
    const refused = '0s connect wss://a.test/\n0.1s handshake 403\n0.1s error\n0.1s close 1006'
    expect(codeIn(refused)).toEqual([403])
  })

  test('is none, where it never opened and no answer is known', () => {
    expect(codeIn('0s connect wss://a.test/\n0.1s error\n0.1s close 1006')).toEqual([undefined])
  })
})
