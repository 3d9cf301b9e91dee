import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainOf, chainsOf, delays, indexInChain } from '../../src/chain.ts'
import { endedAt } from '../../src/connection.ts'
import { clear } from '../../src/log.ts'
import { trace } from '../support/trace.ts'

/** How many connections each chain holds. */
function lengths(text: string): number[] {
  return chainsOf(trace(text).log).map((chain) => chain.length)
}

const FIRST = `
  0s   connect wss://a.test/feed @ app.js:1:1
  0.1s open
  5s   close 1006`

describe('the next connection of the same line to the same endpoint', () => {
  test.each([
    ['is a reconnect', '6s b connect wss://a.test/feed @ app.js:1:1', [2]],
    ['with another query too', '6s b connect wss://a.test/feed?try=2 @ app.js:1:1', [2]],
    ['by a hot-reloaded script too', '6s b connect wss://a.test/feed @ app.js?t=17:1:1', [2]],
    ['not after 60 s', '66s b connect wss://a.test/feed @ app.js:1:1', [1, 1]],
    ['not of another line', '6s b connect wss://a.test/feed @ app.js:2:1', [1, 1]],
    ['not to another path', '6s b connect wss://a.test/other @ app.js:1:1', [1, 1]],
    [
      'not with another subprotocol',
      '6s b connect wss://a.test/feed protocol=x @ app.js:1:1',
      [1, 1],
    ],
    ['not while the first lives', '3s b connect wss://a.test/feed @ app.js:1:1', [1, 1]],
    ['not when it is a test', '6s b connect wss://a.test/feed test @ app.js:1:1', [1]],
  ])('%s', (_, line, expected) => {
    expect(lengths(`${FIRST}\n${line}`)).toEqual(expected)
  })
})

test('SockJS makes a new path for each connection: they are one endpoint', () => {
  expect(
    lengths(`0s connect wss://a.test/echo/604/k2v8s0ab/websocket @ sockjs.js:1:1
             1s close 1006
             2s b connect wss://a.test/echo/087/p9x_q1zz/websocket @ sockjs.js:1:1
             3s b close 1006
             4s c connect wss://a.test/other/087/p9x_q1zz/websocket @ sockjs.js:1:1`),
  ).toEqual([2, 1])
})

test('a page’s own close() frees the line before the close event does', () => {
  expect(
    lengths(`0s connect wss://a.test/feed @ app.js:1:1
             1ms close()
             2ms b connect wss://a.test/feed @ app.js:1:1
             9ms close 1006`),
  ).toEqual([2])
})

test('a reload continues the chain', () => {
  expect(
    lengths(`0s         connect wss://a.test/feed @ app.js:1:1
             1s         pagehide
             2s next/   document https://app.test/
             2.1s next/b connect wss://a.test/feed @ app.js:1:1`),
  ).toEqual([2])
})

test('sockets side by side reconnect in chains of their own', () => {
  expect(
    lengths(`0s a connect wss://a.test/feed @ app.js:1:1
             0s b connect wss://a.test/feed @ app.js:1:1
             5s a close 1006
             5s b close 1006
             6s c connect wss://a.test/feed @ app.js:1:1
             6s d connect wss://a.test/feed @ app.js:1:1`),
  ).toEqual([2, 2])
})

test('delays count from an end to the next construction', () => {
  const { chain } = trace(`
    0s   connect   wss://a.test/feed @ app.js:1:1
    1s   open
    2s   receive   x
    62s  close     1006
    64s  b connect wss://a.test/feed @ app.js:1:1
    65s  b open
    66s  b receive x
    126s b close   1006`)
  expect(delays(chain())).toEqual([2_000])
})

test('the chains are made again when the log has changed, and only then', () => {
  const { log, connection } = trace(FIRST)
  expect(chainsOf(log)).toBe(chainsOf(log))
  const chain = chainOf(connection(), log)
  expect(chain).toEqual([connection()])
  clear(log)
  expect(chainsOf(log)).toEqual([])
})

test('sockets of one line that overlap are linked to what ended last before them, each once', () => {
  const lives = fc.array(fc.record({ wait: fc.nat(40), life: fc.nat(200), ends: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(lives, (sockets) => {
      let at = 0
      const lines = sockets.map(({ wait, life, ends }, index) => {
        at += wait
        const close = ends ? `\n${at + life}s n${index} close 1006` : ''
        return `${at}s n${index} connect wss://a.test/feed @ app.js:1:1${close}`
      })
      const { log } = trace(lines.join('\n'))
      const chains = chainsOf(log)
      expect(new Set(chains.flat()).size).toBe(sockets.length)
      const continued = new Set(chains.flatMap((chain) => chain.slice(0, -1)))
      for (const chain of chains) {
        chain.forEach((connection, index) => {
          expect(chainOf(connection, log)).toBe(chain)
          expect(indexInChain(connection, log)).toBe(index)
          const before = chain[index - 1]
          const waited = connection.constructed.at - ((before && endedAt(before)) ?? 0)
          if (before) expect(waited >= 0 && waited <= 60_000).toBe(true)
        })
        // Who begins a chain found no other that had ended and was not continued.
        const start = chain[0]?.constructed.at ?? 0
        const free = chains.flat().filter((one) => {
          const end = endedAt(one)
          const isBefore = end !== undefined && end < start && start - end <= 60_000
          return isBefore && !continued.has(one)
        })
        expect(free).toEqual([])
      }
    }),
    { numRuns: 100 },
  )
})
