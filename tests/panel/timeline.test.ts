import { describe, expect, test } from 'vitest'
import { BIN, binMessages } from '../../panel/timeline/bins.ts'
import { pageLane } from '../../panel/timeline/page-spans.ts'
import { centre, pan, type Scale, toTime, toX, widthOf, zoom } from '../../panel/timeline/range.ts'
import { ticksOf } from '../../panel/timeline/ticks.ts'
import type { Message } from '../../src/event.ts'
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
  const scale: Scale = { range: { from: 0, to: 1_000 }, left: 50, width: 100 }

  test('hold the messages of their pixels', () => {
    const bins = binMessages(messagesAt([0, 5, 500, 999]), scale, () => false)
    expect(bins).toEqual([
      { x: 50, sent: 0, received: 2, heartbeats: 0 },
      { x: 100, sent: 0, received: 1, heartbeats: 0 },
      { x: 148, sent: 0, received: 1, heartbeats: 0 },
    ])
  })

  test('leave out what is outside the range', () => {
    expect(binMessages(messagesAt([-5, 1_500]), scale, () => false)).toEqual([])
  })

  test('tell directions and heartbeats apart', () => {
    const bins = binMessages(messagesAt([10, 11], 'send'), scale, ({ seq }) => seq === 1)
    expect(bins).toEqual([{ x: 50, sent: 1, received: 0, heartbeats: 1 }])
  })

  test('count all of many, though they look at few', () => {
    const times = Array.from({ length: 100_000 }, (_, index) => index / 100)
    let looked = 0
    const bins = binMessages(messagesAt(times), scale, () => {
      looked++
      return false
    })
    expect(bins).toHaveLength(100 / BIN)
    expect(bins.reduce((sum, bin) => sum + bin.received, 0)).toBeCloseTo(100_000)
    expect(looked).toBeLessThan(2_000)
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
