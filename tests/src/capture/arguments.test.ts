import { describe, expect, test } from 'vitest'
import {
  givenCode,
  givenReason,
  requestedProtocols,
  requestedUrl,
} from '../../../src/capture/arguments.ts'

/** Fails the test when anything of it is looked at. */
const untouchable = new Proxy(
  {},
  {
    get: (_, key) => expect.unreachable(`read ${String(key)}`),
    getPrototypeOf: () => expect.unreachable('asked for the prototype'),
  },
)

describe('the arguments of a constructor', () => {
  test('a URL is kept as given', () => {
    expect(requestedUrl('/feed')).toBe('/feed')
    expect(requestedUrl(new URL('wss://a.test/feed'))).toBe('wss://a.test/feed')
  })

  test('other URLs are not asked for their string', () => {
    expect(requestedUrl(untouchable)).toBe('')
    expect(requestedUrl(undefined)).toBe('')
  })

  test('subprotocols are kept as given', () => {
    expect(requestedProtocols('a')).toEqual(['a'])
    expect(requestedProtocols(['a', 'b', 3])).toEqual(['a', 'b'])
    expect(requestedProtocols(undefined)).toEqual([])
  })

  test('an iterable is not consumed a second time', () => {
    expect(requestedProtocols(untouchable)).toEqual([])
    expect(requestedProtocols(new Set(['a']))).toEqual([])
  })

  test('items that are accessors are not read a second time', () => {
    const protocols = Object.defineProperty(['a', 'b'], 0, { get: () => expect.unreachable() })
    expect(requestedProtocols(protocols)).toEqual(['b'])
  })

  test('reads of an array are not seen by who watches them', () => {
    const get = () => expect.unreachable()
    expect(requestedProtocols(new Proxy(['a'], { get, has: get, ownKeys: get }))).toEqual(['a'])
  })

  test('a thousand subprotocols are too many', () => {
    expect(requestedProtocols(Array(1_000).fill('a'))).toHaveLength(50)
  })
})

describe('the arguments of close()', () => {
  test.for([
    [1000, 1000],
    ['4000', 4000],
    [undefined, undefined],
    [null, undefined],
    [Number.NaN, undefined],
    ['many', undefined],
    [untouchable, undefined],
  ] as const)('%#: a code', ([given, code]) => {
    expect(givenCode(given)).toBe(code)
  })

  test('a reason', () => {
    expect(givenReason('bye')).toBe('bye')
    expect(givenReason(1)).toBeUndefined()
    expect(givenReason(untouchable)).toBeUndefined()
  })
})
