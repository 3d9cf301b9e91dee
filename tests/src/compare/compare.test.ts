import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBodies } from '../../../src/compare/compare.ts'
import { stepsBetween } from '../../../src/compare/sequence.ts'

/** `~ $.a 1 2`, one for each change. */
function changes(first: unknown, second: unknown): string[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const found = compareBodies(text(first), text(second))
  if (found.kind === 'same') return []
  if (found.kind !== 'json') throw new Error(found.kind)
  return found.list.map(({ sign, path, before, after }) =>
    [sign, path, before, after].filter((part) => part !== undefined).join(' '),
  )
}

test('what was added, removed and changed, with its path', () => {
  expect(
    changes(
      { type: 'order', lines: [{ sku: 'a', n: 1 }, { sku: 'b' }], old: null },
      { lines: [{ sku: 'a', n: 2 }, { sku: 'b' }, { sku: 'c' }], type: 'order', new: { a: 1 } },
    ),
  ).toEqual(['- $.old null', '~ $.lines[0].n 1 2', '+ $.lines[2] {"sku":"c"}', '+ $.new {"a":1}'])
})

test('an item put in at the front leaves the others alone', () => {
  expect(changes([1, 2, 3, { a: 1 }], [0, 1, 2, 3, { a: 2 }])).toEqual(['+ $[0] 0', '~ $[4].a 1 2'])
  expect(changes(['a', 'b', 'c'], ['a', 'c'])).toEqual(['- $[1] "b"'])
})

test('numbers by all their digits, strings by what they say', () => {
  expect(changes('[12345678901234567890]', '[12345678901234567891]')).toEqual([
    '~ $[0] 12345678901234567890 12345678901234567891',
  ])
  expect(changes('{"a": 1.0,"b":"\\u0061"}', '{"b":"a","a":1}')).toEqual([])
})

test('names of the prototype and names that come twice', () => {
  expect(changes('{"__proto__":1,"a":1,"a":2}', '{"__proto__":2,"a":1,"a":3}')).toEqual([
    '~ $.__proto__ 1 2',
    '~ $.a 2 3',
  ])
})

test('the same prefix before JSON', () => {
  expect(changes('42["a",1]', '42["a",2]')).toEqual(['~ $[1] 1 2'])
  expect(compareBodies('42["a"]', '43["a"]').kind).toBe('text')
})

test('text by lines', () => {
  const found = compareBodies('a\nb\nc\nd\ne\nf\ng\nh', 'a\nb\nc\nd\nE\nf\ng\nh')
  expect(found.kind === 'text' && found.list.map(({ sign, text }) => sign + text)).toEqual([
    '…',
    '=b',
    '=c',
    '=d',
    '-e',
    '+E',
    '=f',
    '=g',
    '=h',
  ])
})

test('what differs in a line shows, however long it is', () => {
  const long = 'x'.repeat(5_000)
  const found = compareBodies(`a\n${long}old${long}`, `a\n${long}new!${long}`)
  if (found.kind !== 'text') throw new Error(found.kind)
  const parts = found.list.map(({ text, differs }) => differs && text.slice(...differs))
  expect(parts).toEqual([undefined, 'old', 'new!'])
  expect(found.list.every(({ text }) => text.length < 2_100)).toBe(true)
})

test('the parts that differ make the one line of the other', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(word, word, (first, second) => {
      const found = compareBodies(first, second)
      if (found.kind === 'same') return
      if (found.kind !== 'text') throw new Error(found.kind)
      const [old, fresh] = found.list
      const [from = 0, to = 0] = old?.differs ?? []
      const [start = 0, end = 0] = fresh?.differs ?? []
      const made = first.slice(0, from) + second.slice(start, end) + first.slice(to)
      expect(made).toBe(second)
    }),
  )
})

test('bytes by rows', () => {
  const first = new Uint8Array(64).fill(200)
  const second = first.slice()
  second[20] = 1
  const found = compareBodies(first, second)
  expect(found.kind === 'bytes' && found.list.map(({ offset }) => offset)).toEqual([16])
  expect(compareBodies(first, first.slice())).toEqual({ kind: 'same' })
  expect(compareBodies(first, first.subarray(0, 60)).kind).toBe('bytes')
})

test('deep and large structures keep to the bounds', () => {
  const deep = (value: number) => `${'['.repeat(50_000)}${value}${']'.repeat(50_000)}`
  expect(changes(deep(1), deep(2))).toHaveLength(1)
  const wide = (from: number) => JSON.stringify(Array.from({ length: 50_000 }, (_, n) => n + from))
  const found = compareBodies(wide(0), wide(70_000))
  expect(found.kind === 'json' && [found.list.length, found.isPart]).toEqual([1_000, true])
})

test('the steps lead from the one to the other', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
  fc.assert(
    fc.property(list, list, (first, second) => {
      const steps = stepsBetween(first, second)
      const kept = steps.filter(([sign]) => sign !== '+').map(([, x]) => first[x])
      const made = steps.filter(([sign]) => sign !== '-').map(([, , y]) => second[y])
      expect([kept, made]).toEqual([first, second])
      for (const [sign, x, y] of steps) if (sign === '=') expect(first[x]).toBe(second[y])
    }),
  )
})

test('no change where nothing changed, and some where something did', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const wrapped = (value: unknown, space?: number) => JSON.stringify([value], undefined, space)
      expect(changes(wrapped(a), wrapped(a, 2))).toEqual([])
      const differ = wrapped(sorted(a)) !== wrapped(sorted(b))
      expect(changes(wrapped(a), wrapped(b)).length > 0).toBe(differ)
    }),
  )
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([name, item]) => [`name ${name}`, sorted(item)])
}

test('objects with more members than a call takes arguments', () => {
  const names = Array.from({ length: 150_000 }, (_, index) => [`n${index}`, 0])
  const [first, second] = [Object.fromEntries(names), Object.fromEntries([...names, ['n7', 1]])]
  expect(changes(first, second)).toEqual(['~ $.n7 0 1'])
})
