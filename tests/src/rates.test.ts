import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Direction, Message } from '../../src/event.ts'
import { addFolded, addMessage, type Rates, startRates } from '../../src/rates.ts'

function message(at: number, size = 10, direction: Direction = 'receive', buffered = 0): Message {
  const own = { kind: 'message', seq: 1, at, socket: 1, type: 'text', whole: true } as const
  return { ...own, direction, size, buffered }
}

function totals({ buckets }: Rates) {
  return {
    sent: buckets.reduce((sum, { sent }) => sum + sent.count, 0),
    bytes: buckets.reduce((sum, { sent, received }) => sum + sent.bytes + received.bytes, 0),
    buffered: Math.max(0, ...buckets.map(({ buffered }) => buffered)),
  }
}

test('a bucket a second, quiet seconds too', () => {
  const rates = startRates()
  for (const at of [5_000, 5_999, 6_000, 9_500]) addMessage(rates, message(at))
  expect(rates).toMatchObject({ startAt: 5_000, length: 1_000 })
  expect(rates.buckets.map(({ received }) => received.count)).toEqual([2, 1, 0, 0, 1])
})

test('folded messages are spread over their time', () => {
  const rates = startRates()
  addFolded(rates, {
    kind: 'folded',
    seq: 1,
    at: 4_000,
    socket: 1,
    direction: 'send',
    count: 8,
    bytes: 80,
    from: 0,
    to: 3_500,
    beats: [],
  })
  expect(rates.buckets.map(({ sent }) => sent.count)).toEqual([2, 2, 2, 2])
})

test('any times: nothing is lost, and the buckets stay few', () => {
  const one = fc.record({
    at: fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 9e8 })),
    size: fc.nat(1_000),
    sent: fc.boolean(),
    buffered: fc.nat(1_000),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 200 }), (all) => {
      const rates = startRates()
      for (const { at, size, sent, buffered } of all)
        addMessage(rates, message(at, size, sent ? 'send' : 'receive', buffered))
      expect(rates.buckets.length).toBeLessThanOrEqual(600)
      expect(totals(rates)).toEqual({
        sent: all.filter(({ sent }) => sent).length,
        bytes: all.reduce((sum, { size }) => sum + size, 0),
        buffered: Math.max(0, ...all.map(({ buffered }) => buffered)),
      })
    }),
  )
})
