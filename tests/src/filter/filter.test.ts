import { expect, test } from 'vitest'
import { type Filter, parseFilter, passesByWords } from '../../../src/filter/filter.ts'

const passes = (filter: Filter, words: string) => passesByWords(filter, (term) => term.holds(words))

test.each([
  ['', 'anything', true],
  ['  ', 'anything', true],
  ['-', 'anything', true],
  ['feed', 'wss://a.test/FEED', true],
  ['feed', 'wss://a.test/chat', false],
  ['-feed', 'wss://a.test/feed', false],
  ['-feed', 'wss://a.test/chat', true],
  ['a.b', 'axb', false],
  ['(', 'f(x)', true],
  ['[1]', 'a[1]', true],
  ['/fe+d/', 'wss://a.test/FEEED', true],
  ['/^wss:/', 'ws://a.test/', false],
  ['-/^wss:/', 'ws://a.test/', true],
  ['/feed', 'wss://a.test/feed', true],
  ['//', 'wss://a.test/feed', true],
])('%j on %j passes: %s', (query, text, expected) => {
  expect(passes(parseFilter(query), text)).toBe(expected)
})

test.each(['/(/', '/[/', '-/*/'])('%j is explained, and hides nothing', (query) => {
  const filter = parseFilter(query)
  expect(filter).toMatchObject({
    kind: 'error',
    message: expect.stringMatching(/^Not a regular expression: [a-z]/),
  })
  expect(passes(filter, 'anything')).toBe(true)
})
