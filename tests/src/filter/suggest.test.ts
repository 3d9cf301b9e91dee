import { expect, test } from 'vitest'
import { parseFilter } from '../../../src/filter/filter.ts'
import { keys } from '../../../src/filter/keys.ts'
import { suggestionsFor } from '../../../src/filter/suggest.ts'

test.each([
  ['', ['dir:', 'type:', 'event:', 'is:', 'conn:', 'size>', 'size<', '/', '.']],
  ['d', ['dir:']],
  ['chat -i', ['is:']],
  ['dir:', ['dir:sent', 'dir:received']],
  ['dir:s', ['dir:sent']],
  ['dir:sent', []],
  ['dir:sent ', ['dir:', 'type:', 'event:', 'is:', 'conn:', 'size>', 'size<', '/', '.']],
  ['hello', []],
])('%j may go on as %j', (query, expected) => {
  expect(suggestionsFor(query).map(({ text }) => text)).toEqual(expected)
})

test('what stands before is kept', () => {
  expect(suggestionsFor('chat -dir:s')[0]?.query).toBe('chat -dir:sent')
})

test('every value that is offered is understood', () => {
  for (const { key, values } of keys) {
    for (const value of values) expect(parseFilter(key + value)).toMatchObject({ kind: 'terms' })
  }
})
