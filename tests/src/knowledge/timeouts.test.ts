import { describe, expect, test } from 'vitest'
import { matchTimeouts, timeouts } from '../../../src/knowledge/timeouts.ts'

const names = (...args: Parameters<typeof matchTimeouts>) =>
  matchTimeouts(...args).map(({ name }) => name)

describe('matchTimeouts', () => {
  test('names every row that fits, not the likeliest', () => {
    expect(names(60_200, 'idle')).toEqual(
      expect.arrayContaining([
        'Apache httpd ProxyTimeout (Timeout)',
        'AWS Application Load Balancer idle timeout',
        'nginx proxy_read_timeout',
      ]),
    )
  })

  test('what only one server does is no row without its library', () => {
    expect(names(60_200, 'idle', 'send')).toEqual([])
    expect(names(60_200, 'idle', 'send', false, 'phoenix')).toEqual(['Phoenix socket timeout'])
  })

  test('a limit of a few seconds does not fire a second early', () => {
    expect(names(5_060, 'idle', 'any', true)).toEqual([])
    expect(names(5_900, 'idle', 'any', true)).toEqual(['Apache APISIX upstream read timeout'])
  })

  test.each([
    [59_600, 0],
    [59_700, 5],
    [61_500, 5],
    [61_600, 0],
  ])('an idle limit of 60 s fires −0.3…+1.5 s around it: %i ms fits %i rows', (measured, count) => {
    expect(names(measured, 'idle')).toHaveLength(count)
  })

  test.each([
    [58_100, 0],
    [58_300, 5],
    [61_700, 5],
    [61_900, 0],
  ])('one that repeats fits within 1.5 s or 3 %%: %i ms fits %i rows', (measured, count) => {
    expect(names(measured, 'idle', 'any', true)).toHaveLength(count)
  })

  test.each([
    [28_400, 0],
    [28_600, 2],
    [31_400, 2],
    [31_600, 0],
  ])('1.5 s is the wider of the two for short ones: %i ms fits %i rows', (measured, count) => {
    expect(names(measured, 'idle', 'any', true)).toHaveLength(count)
  })

  test('a server that pings closes no idle browser: pings are off where its row fits', () => {
    const rows = timeouts.filter(({ name }) => /^(?:Bun|uWebSockets)/.test(name))
    expect(rows.map(({ note }) => note)).toEqual([
      'where sendPings is off',
      'where sendPingsAutomatically is off',
    ])
  })

  test('a limit on age fits within 3 %', () => {
    expect(names(291_500, 'life')).toContain('Google Cloud Run request timeout')
    expect(names(290_500, 'life')).not.toContain('Google Cloud Run request timeout')
  })

  test('the kinds are not mixed', () => {
    expect(names(300_000, 'life')).not.toContain('Envoy stream_idle_timeout')
  })
})

test('every row has a public source, and is named once for each limit', () => {
  for (const { source } of timeouts) expect(source).toMatch(/^https:\/\//)
  const keys = timeouts.map(({ name, kind, limit }) => `${name} ${kind} ${limit}`)
  expect(new Set(keys).size).toBe(keys.length)
})
