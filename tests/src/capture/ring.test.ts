import { describe, expect, test } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import {
  close,
  construct,
  drain,
  isFolded,
  isMessage,
  message,
  ringWith,
  totals,
} from './events.ts'

const KIB = 1024

describe('what is pulled', () => {
  test('comes in order, numbered from 1 without gaps', () => {
    const events = drain(ringWith(20))
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(events).toHaveLength(21)
  })

  test('comes again until it is acknowledged, and then not', () => {
    const ring = ringWith(2)
    expect(Array.from(ring.pull(0).events)).toHaveLength(3)
    expect(Array.from(ring.pull(0).events)).toHaveLength(3)
    expect(Array.from(ring.pull(2).events).map(({ seq }) => seq)).toEqual([3])
    expect(ring.pull(3)).toMatchObject({ more: false })
    expect(Array.from(ring.pull(3).events)).toEqual([])
  })

  test('comes in batches of 1,000 events', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 2_500; index++) ring.add(message(1))
    const sizes = [0, 1_000, 2_000].map((after) => {
      const { events, more } = ring.pull(after)
      return [events.length, more]
    })
    expect(sizes).toEqual([
      [1_000, true],
      [1_000, true],
      [500, false],
    ])
  })

  test('comes in batches of about 512 KiB', () => {
    const ring = createRing()
    ring.attach(true)
    const body = 'a'.repeat(256 * KIB)
    for (let index = 0; index < 10; index++) ring.add(message(1, { body }))
    expect(ring.pull(0)).toMatchObject({ more: true, events: { length: 2 } })
    expect(drain(ring)).toHaveLength(10)
  })
})

describe('without a panel', () => {
  test('the first 10 and the last 50 messages of a socket are kept', () => {
    const events = drain(ringWith(1_000))
    const kept = events.filter(isMessage).map(({ at }) => at)
    expect(kept).toHaveLength(60)
    expect(kept.slice(9, 11)).toEqual([9, 950])
    expect(kept.at(-1)).toBe(999)
  })

  test('the others are counts, and the totals exact', () => {
    const ring = ringWith(1_000)
    for (let index = 0; index < 70; index++) ring.add(message(1, { direction: 'send', body: '€' }))
    const events = drain(ring)
    expect(totals(events, 1, 'receive')).toEqual({ count: 1_000, bytes: 5_000 })
    expect(totals(events, 1, 'send')).toEqual({ count: 70, bytes: 70 })
    expect(events.filter(isFolded).map(({ direction }) => direction)).toContain('receive')
  })

  test('folded messages tell when they passed', () => {
    const folded = drain(ringWith(1_000)).find(isFolded)
    expect(folded).toMatchObject({ from: 10, to: 949, count: 940 })
  })

  test('a firehose takes nothing from a quiet socket', () => {
    const ring = createRing()
    for (let index = 0; index < 40; index++) ring.add(message(1, { body: `quiet ${index}` }))
    for (let index = 0; index < 5_000; index++) ring.add(message(2))
    const quiet = drain(ring).filter((event) => isMessage(event) && event.socket === 1)
    expect(quiet).toHaveLength(40)
    expect(quiet.at(-1)).toMatchObject({ body: 'quiet 39', whole: true })
  })

  test('lives are never folded', () => {
    const ring = createRing()
    for (let socket = 1; socket <= 100; socket++) ring.add(construct(socket))
    for (let index = 0; index < 3_000; index++) ring.add(message(7))
    const alive = drain(ring).filter(({ kind }) => kind === 'construct')
    expect(alive).toHaveLength(100)
  })

  test('of 600 ended connections the last 500 are kept', () => {
    const ring = createRing()
    for (let socket = 1; socket <= 600; socket++) {
      ring.add(construct(socket))
      ring.add(message(socket))
      ring.add(close(socket))
    }
    const events = drain(ring)
    const sockets = events.flatMap((event) => (event.kind === 'construct' ? [event.socket] : []))
    expect(sockets).toEqual(Array.from({ length: 500 }, (_, index) => index + 101))
    expect(events).toHaveLength(1_501)
    expect(events.at(-1)).toMatchObject({ kind: 'let-go', connections: 100, numbers: 300 })
  })

  test('living connections stay, however many', () => {
    const ring = createRing()
    for (let socket = 1; socket <= 600; socket++) ring.add(construct(socket))
    expect(drain(ring)).toHaveLength(600)
  })

  test('bodies beyond 1 MiB make the connections go that ended first', () => {
    const ring = createRing()
    const body = 'a'.repeat(20 * KIB)
    for (let socket = 1; socket <= 4; socket++) {
      ring.add(construct(socket))
      for (let index = 0; index < 15; index++) ring.add(message(socket, { body }))
      ring.add(close(socket))
    }
    const events = drain(ring)
    const sockets = new Set(events.flatMap((event) => ('socket' in event ? [event.socket] : [])))
    expect([...sockets]).toEqual([2, 3, 4])
    expect(events.filter(isMessage).every(({ body }) => body !== undefined)).toBe(true)
  })

  test('bodies of the living beyond 1 MiB are dropped, their sizes kept', () => {
    const ring = createRing()
    const body = 'a'.repeat(200 * KIB)
    for (let index = 0; index < 8; index++) ring.add(message(1, { body }))
    const messages = drain(ring).filter(isMessage)
    expect(messages.map(({ body }) => body !== undefined)).toEqual([
      ...Array(5).fill(true),
      ...Array(3).fill(false),
    ])
    expect(messages.at(-1)).toMatchObject({ size: 200 * KIB, whole: false })
  })
})

describe('with a panel', () => {
  test('every message waits for it', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 10_000; index++) ring.add(message(1))
    const events = drain(ring)
    expect(events.filter(isMessage)).toHaveLength(10_000)
  })

  test('a burst beyond 250,000 is folded and counted', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 250_100; index++) ring.add(message(1))
    const events = drain(ring)
    expect(totals(events, 1)).toEqual({ count: 250_100, bytes: 250_100 * 5 })
    expect(events.filter(isFolded)).toMatchObject([{ count: 90 }])
  })

  test('a firehose takes nothing from a quiet socket', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 250_000; index++) ring.add(message(1))
    for (let index = 0; index < 100; index++) ring.add(message(2))
    const quiet = drain(ring).filter((event) => isMessage(event) && event.socket === 2)
    expect(quiet).toHaveLength(100)
  })

  test('no end goes before it has it, however many there are', () => {
    const ring = createRing()
    ring.attach(true)
    for (let socket = 1; socket <= 600; socket++) ring.add(construct(socket))
    const last = drain(ring).at(-1)?.seq ?? 0
    ring.pull(last)
    for (let socket = 1; socket <= 600; socket++) ring.add(close(socket))
    for (let socket = 601; socket <= 5_600; socket++) {
      ring.add(construct(socket))
      ring.add(close(socket))
    }
    const kinds = drain(ring, last).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'close')).toHaveLength(5_600)
    expect(kinds).not.toContain('let-go')
  })

  test('calls in a loop that change nothing are counted', () => {
    const ring = createRing()
    ring.attach(true)
    ring.add(construct(1))
    for (let index = 0; index < 1_000; index++) {
      ring.add({ kind: 'close-call', at: 0, socket: 1, state: 3 })
    }
    const events = drain(ring)
    expect(events.filter(({ kind }) => kind === 'close-call')).toHaveLength(100)
    expect(events.at(-1)).toMatchObject({ kind: 'let-go', connections: 0, events: 900 })
  })

  test('long texts are clipped, for it would refuse them', () => {
    const ring = createRing()
    ring.add({ ...construct(1), url: `wss://a.test/${'a'.repeat(1_000_000)}` } as never)
    expect(drain(ring)[0]).toHaveProperty('url.length', 65_536)
  })

  test('bodies beyond 32 MiB are dropped, their sizes kept', () => {
    const ring = createRing()
    ring.attach(true)
    const body = 'a'.repeat(256 * KIB)
    for (let index = 0; index < 130; index++) ring.add(message(1, { body }))
    const messages = drain(ring).filter(isMessage)
    expect(messages.filter((one) => one.body !== undefined)).toHaveLength(128)
    expect(totals(messages, 1).bytes).toBe(130 * 256 * KIB)
  })

  test('what it has taken becomes history: heads, the first and the last', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 200; index++) ring.add(message(1, { body: 'a'.repeat(1_000) }))
    const last = drain(ring).at(-1)?.seq ?? 0
    ring.pull(last)
    const again = drain(ring, 0)
    expect(again.filter(isMessage)).toHaveLength(60)
    expect(again.find(isMessage)).toMatchObject({ size: 1_000, whole: false })
    expect(again.find(isMessage)?.body).toHaveLength(256)
    expect(totals(again, 1)).toEqual({ count: 200, bytes: 200_000 })
  })

  test('it goes: what waited is cut to the history', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 500; index++) ring.add(message(1, { body: 'a'.repeat(1_000) }))
    ring.attach(false)
    const events = drain(ring)
    expect(events.filter(isMessage)).toHaveLength(60)
    expect(events.filter(isMessage).at(-1)?.body).toHaveLength(256)
    expect(totals(events, 1)).toEqual({ count: 500, bytes: 500_000 })
  })

  test('another one gets the whole history, without what was folded for the first', () => {
    const ring = ringWith(300)
    const first = drain(ring)
    ring.pull(first.at(-1)?.seq ?? 0)
    ring.add(message(1))
    const second = drain(ring, 0)
    expect(totals(second, 1)).toEqual({ count: 301, bytes: 301 * 5 })
    expect(second.filter(isFolded)).toHaveLength(1)
    expect(second.filter(({ kind }) => kind === 'construct')).toHaveLength(1)
  })
})
