import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { suites } from './checks.ts'
import { askNode, type NodeAnswer } from './node-twins.ts'
import { type Server, startServer } from './server.ts'

const { construction, subprotocols, realms, sending, closing } = suites

/** Those on the calls a page makes, if they need no page and the standard has an answer. */
const checks = [construction, subprotocols, realms, sending, closing]
  .flat()
  .filter(({ expected }) => expected !== undefined)
  .filter(({ run }) => !/\b(?:document|location|frame)\b/.test(String(run)))

/**
 * The instrument on a WebSocket that is written in JavaScript: it must be neutral to that one too.
 * Where Node itself strays from the standard nothing can be learned; where it does not, the watched
 * one must not either. https://nodejs.org/api/globals.html#class-websocket
 */
describe('in Node', () => {
  let server: Server
  let following: Check[]
  let watched: NodeAnswer[]
  beforeAll(async () => {
    server = await startServer()
    const plain = await askNode(server.host, false, checks)
    following = checks.filter(({ expected }, index) => isAnswer(plain[index], expected))
    watched = await askNode(server.host, true, following)
  })
  afterAll(() => server?.close())

  test('answers by the standard stay', () => {
    const lost = following.filter(({ expected }, index) => !isAnswer(watched[index], expected))
    expect(lost.map(({ name }) => name)).toEqual([])
    expect(following.length).toBeGreaterThan(checks.length / 2)
  })

  test('the calls were recorded', () => {
    const kinds = new Set(watched.flatMap(({ recorded }) => recorded))
    // Events of Node are not trusted, so these are the calls alone.
    const calls = ['construct', 'construct-refused', 'message', 'close-call', 'call-refused']
    expect([...kinds].sort()).toEqual(calls.sort())
  })
})

function isAnswer(answer: NodeAnswer | undefined, expected: unknown): boolean {
  if (!answer || answer.failure !== undefined) return false
  return JSON.stringify(answer.value) === JSON.stringify(expected)
}
