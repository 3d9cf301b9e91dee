import { describe, expect, test } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import { close, construct, drain, isMessage, message, ringWith, totals } from './events.ts'

const KIB = 1024

describe('a document that goes', () => {
  test('leaves all that was not taken', () => {
    const ring = ringWith(300)
    expect(totals(Array.from(ring.rest(0)), 1)).toEqual({ count: 300, bytes: 1_500 })
  })

  test('leaves nothing twice', () => {
    const ring = ringWith(3)
    ring.pull(3)
    expect(Array.from(ring.rest(0)).map(({ seq }) => seq)).toEqual([4])
  })

  test('leaves what it has left already not again', () => {
    const ring = ringWith(3)
    ring.attach(true)
    expect(Array.from(ring.rest(0)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    ring.add(close(1))
    expect(Array.from(ring.rest(4)).map(({ seq }) => seq)).toEqual([5])
  })

  test('leaves 4,000 messages and counts of the others', () => {
    const ring = createRing()
    ring.attach(true)
    ring.add(construct(1))
    for (let index = 0; index < 20_000; index++) ring.add(message(1))
    const events = Array.from(ring.rest(0))
    expect(events.length).toBeLessThan(4_020)
    expect(totals(events, 1)).toEqual({ count: 20_000, bytes: 100_000 })
  })

  test('and comes back has told nothing twice', () => {
    const ring = ringWith(300)
    ring.attach(true)
    const farewell = Array.from(ring.rest(0))
    ring.attach(false)
    const after = farewell.at(-1)?.seq ?? 0
    expect(totals([...farewell, ...drain(ring, after)], 1)).toEqual({ count: 300, bytes: 1_500 })
  })

  test('leaves bodies of 1 MiB, and the sizes of the others', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 6; index++) ring.add(message(1, { body: 'a'.repeat(256 * KIB) }))
    const messages = Array.from(ring.rest(0)).filter(isMessage)
    expect(messages.filter(({ body }) => body !== undefined)).toHaveLength(4)
    expect(totals(messages, 1).bytes).toBe(6 * 256 * KIB)
  })

  test('leaves what an empty message held: nothing', () => {
    const ring = createRing()
    ring.attach(true)
    for (let index = 0; index < 6; index++) ring.add(message(1, { body: 'a'.repeat(256 * KIB) }))
    ring.add(message(1, { body: '' }))
    const last = Array.from(ring.rest(0)).filter(isMessage).at(-1)
    expect(last).toMatchObject({ body: '', whole: true })
  })
})
