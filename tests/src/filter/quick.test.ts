import { expect, test } from 'vitest'
import { createQuickTest } from '../../../src/filter/quick.ts'

const quick = (...sources: string[]) =>
  createQuickTest(sources.map((source) => ({ source, negated: false })))

test.each([
  'tick',
  'id":4[0-9]+\\}',
  '^wss:..b',
  'error|fail|close',
  '(error|fail)ed',
  '\\(a\\)+',
  '[(+*]+',
  'a{3}',
])('%s is told at once', (source) => {
  expect(quick(source)('text')).toBeTypeOf('boolean')
})

test.each([
  '(a+)+$',
  '(a|a)*$',
  '(?:a|a)+',
  'a.*b.*c',
  'x*x*',
  '(a)\\1',
  '(?<name>a)\\k<name>',
  '(?=a+)b+',
  '(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)',
  '(a{1,9}){1,9}',
])('%s may take long', (source) => {
  expect(quick(source)('text')).toBeUndefined()
})

test('neither does a long text stand still for it, nor an expression beside it', () => {
  expect(quick('a+')('a'.repeat(1_000))).toBeUndefined()
  expect(quick('a+', '(b+)+')('a')).toBeUndefined()
})

test('all have to hold, and what is negated must not', () => {
  const both = createQuickTest([
    { source: 'a+', negated: false },
    { source: '^b', negated: true },
  ])
  expect(['a', 'ba', 'cA', 'c'].map(both)).toEqual([true, false, true, false])
})
