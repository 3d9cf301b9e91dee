import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BackOff, backOffOf } from '../../src/back-off.ts'
import { trace } from '../support/trace.ts'

/** Attempts that fail after 50 ms, each so many seconds after the end before it; `a` is the last. */
function failing(delays: readonly number[], opens = false): BackOff | undefined {
  let at = 0
  const lines = [0, ...delays].map((delay, index) => {
    const name = index === delays.length ? 'a' : `n${index}`
    at += delay
    const from = at
    at += 0.05
    const opened = opens ? `${from + 0.02}s ${name} open` : ''
    return `${from}s ${name} connect wss://a.test/feed @ app.js:1:1
      ${opened}
      ${at}s ${name} close 1006`
  })
  return backOffOf(trace(lines.join('\n')).chain())
}

describe('delays that grow', () => {
  test.each([
    ['doubling', [1, 2, 4, 8, 16, 32], 1, 32, 2],
    ['doubling up to a limit', [1, 2, 4, 8, 16, 30, 30, 30, 30], 1, 30, 2],
    ['by a half', [1, 1.5, 2.25, 3.375, 5.06], 1, 5.06, 1.5],
    ['with a random part', [0.7, 2.3, 3.4, 9.1, 15, 29, 24, 28, 20], 0.7, 29, 2.1],
    ['of SignalR', [0.001, 2, 10, 30], 0.001, 30, 30],
    ['of Phoenix', [0.01, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 2, 5, 5, 5], 0.01, 5, 2],
  ])('%s', (_, delays, from, to, factor) => {
    const found = failing(delays)
    expect(found?.from).toBeCloseTo(from * 1_000, -1)
    expect(found?.to).toBeCloseTo(to * 1_000, -1)
    expect(Math.abs(Math.log((found?.factor ?? 0) / factor))).toBeLessThan(0.45)
  })

  test('though each connection opened', () => {
    expect(failing([1, 2, 4, 8], true)?.to).toBeCloseTo(8_000, -1)
  })
})

describe('delays that do not', () => {
  test.each([
    ['fixed', [5, 5, 5, 5, 5, 5]],
    ['random between two bounds', [1.2, 4.1, 2.2, 4.9, 1.4, 3.3]],
    ['shrinking', [16, 8, 4, 2, 1]],
    ['two alone', [1, 8]],
    ['growing and starting anew', [1, 2, 4, 8, 1, 2, 4, 8]],
  ])('%s', (_, delays) => {
    expect(failing(delays)).toBeUndefined()
  })
})

test('a back-off starts anew once a connection opened', () => {
  const { chain } = trace(`
    0s     connect wss://a.test/feed @ app.js:1:1
    0.1s   open
    30s    close 1006
    31s    b connect wss://a.test/feed @ app.js:1:1
    31.1s  b close 1006
    33s    c connect wss://a.test/feed @ app.js:1:1
    33.1s  c close 1006
    37s    d connect wss://a.test/feed @ app.js:1:1
    37.1s  d close 1006
    45s    e connect wss://a.test/feed @ app.js:1:1
    45.1s  e open
    90s    e close 1006
    91s    f connect wss://a.test/feed @ app.js:1:1
    91.1s  f open`)
  expect(backOffOf(chain('f'))).toMatchObject({ from: 1_000, to: 7_900 })
})

test('random delays are seldom taken for growing ones, and exponential ones always are', () => {
  const chance = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 8,
    maxLength: 8,
  })
  fc.assert(
    fc.property(chance, (parts) => {
      const exponential = parts.map((part, index) => Math.min(30, 2 ** index) * (0.75 + part / 4))
      expect(failing(exponential)).toBeDefined()
      expect(failing(parts.map((part) => 1 + part))).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})
