import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCheck, outlineOf } from '../../../src/json/check.ts'
import { createJsonFinder } from '../../../src/json/find.ts'
import { countOf, membersOf, rootOf } from '../../../src/json/members.ts'
import { createPretty, prettyOf } from '../../../src/json/pretty.ts'
import { kindAt, pathStep, stringAt } from '../../../src/json/value.ts'
import { wayTo } from '../../../src/json/way.ts'

const forever = Number.POSITIVE_INFINITY

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The value read through the outline, as `JSON.parse` would give it. */
function readWhole(text: string): unknown {
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  const read = (start: number, end: number): unknown => {
    const kind = kindAt(text, start)
    if (kind === 'string') return stringAt(text, start, end)
    if (kind === 'number' || kind === 'word') return JSON.parse(text.slice(start, end))
    const members = membersOf(outline, start, 0, forever)
    expect(countOf(outline, start)).toBe(members.length)
    if (kind === 'list') return members.map((member) => read(member.start, member.end))
    return Object.fromEntries(
      members.map(({ name = 0, start: from, end: to }) => [stringAt(text, name), read(from, to)]),
    )
  }
  const root = rootOf(outline)
  return read(root.start, root.end)
}

const json = fc.json({ maxDepth: 6 })
const spaced = fc
  .tuple(fc.jsonValue(), fc.constantFrom(0, 1, '\t', ' \n'))
  .map(([value, space]) => JSON.stringify(value, undefined, space))

test('takes what JSON.parse takes, and nothing else', () => {
  const almost = fc
    .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '\\', '{', ']', 'e', '0', '\u0000', ' '))
    .map(([text, at, sign]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + sign + text.slice(place + (at % 2))
    })
  fc.assert(
    fc.property(fc.oneof(json, spaced, almost, fc.string()), (text) => {
      expect(outlineOf(text) !== undefined).toBe(isJson(text))
    }),
    { numRuns: 2_000 },
  )
  for (const text of ['01', '1.', '-', '.5', '1e', '"\\x"', '"\\u12g4"', '[1,]', '{"a":1,}', '']) {
    expect([text, outlineOf(text)]).toEqual([text, undefined])
  }
})

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.oneof(json, spaced), (text) => {
      expect(readWhole(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('pretty text holds the same value, token by token', () => {
  fc.assert(
    fc.property(fc.oneof(json, spaced), (text) => {
      const outline = outlineOf(text)
      if (!outline) throw new Error('Not JSON')
      const pretty = createPretty(outline)
      expect(pretty.work(forever)).toBe(true)
      expect(JSON.parse(pretty.text())).toEqual(JSON.parse(text))
    }),
  )
  const outline = outlineOf('{"a":[1,{}],"n":12345678901234567890}')
  if (!outline) throw new Error('Not JSON')
  expect(prettyOf(outline, 0, outline.text.length)).toBe(
    '{\n  "a": [\n    1,\n    {}\n  ],\n  "n": 12345678901234567890\n}',
  )
  expect(prettyOf(outline, 5, 11)).toBe('[\n  1,\n  {}\n]')
})

test('names as they are: of the prototype, twice, with lone surrogates', () => {
  const text = '{"__proto__":1,"constructor":2,"a":3,"a":4,"\\ud800":5,"\\u0000":6}'
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  const names = membersOf(outline, 0, 0, 10).map(({ name = 0 }) => stringAt(text, name))
  expect(names).toEqual(['__proto__', 'constructor', 'a', 'a', '\ud800', '\0'])
})

test('a hundred thousand levels', () => {
  const depth = 100_000
  const text = `${'{"a":['.repeat(depth / 2)}7${']}'.repeat(depth / 2)}`
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  expect(rootOf(outline).end).toBe(text.length)
  const way = wayTo(outline, text.indexOf('7'))
  expect(way).toHaveLength(depth)
  expect(membersOf(outline, way.at(-1)?.start ?? 0, 0, 9)).toHaveLength(1)
  const finder = createJsonFinder(outline, '7', (token) => token)
  expect(finder.work(forever)).toBe(true)
  expect(finder.matches).toEqual([[text.indexOf('7')]])
})

test('the way leads to what was found', () => {
  const text = '{"a":{"b":[0,1,{"c":"needle"}]},"d":[[],["x",{"needle":null}]]}'
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  const finder = createJsonFinder(outline, 'NEEDLE', (token) => token)
  finder.work(forever)
  const ways = finder.matches.map(([at = 0]) => wayTo(outline, at).map(({ index }) => index))
  expect(ways).toEqual([
    [0, 0, 2, 0],
    [1, 1, 1, 0],
  ])
})

test('found in JSON within strings, and where a string holds it across tokens', () => {
  const inner = JSON.stringify({ deep: JSON.stringify(['needle']) })
  const text = JSON.stringify({ payload: inner, other: 'a needle' })
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  const find = (query: string) => {
    const shows = (token: string) => (token.startsWith('"') ? stringAt(token, 0) : token)
    const finder = createJsonFinder(outline, query, shows)
    finder.work(forever)
    return finder.matches.map(({ length }) => length)
  }
  expect(find('needle')).toEqual([3, 1])
  expect(find('deep')).toEqual([2])
  expect(find('{"deep')).toEqual([1])
  expect(find('absent')).toEqual([])
})

test('what is not shown is not found', () => {
  const text = '{"token":"needle"}'
  const outline = outlineOf(text)
  if (!outline) throw new Error('Not JSON')
  const names: string[] = []
  const finder = createJsonFinder(outline, 'needle', (_token, name) => {
    names.push(name)
    return '•••'
  })
  finder.work(forever)
  expect([finder.matches, names]).toEqual([[], ['"token"']])
})

test('reads in slices, and members far behind are found again', () => {
  const text = `[${Array.from({ length: 300_000 }, (_, n) => `{"n":${n}}`).join(',')}]`
  const check = createCheck(text)
  let slices = 0
  while (!check.work(performance.now() + 1)) slices++
  expect(slices).toBeGreaterThan(1)
  const outline = check.outline()
  if (!outline) throw new Error('Not JSON')
  expect(countOf(outline, 0)).toBe(300_000)
  const [member] = membersOf(outline, 0, 299_999, 5)
  expect(member && text.slice(member.start, member.end)).toBe('{"n":299999}')
  const [middle] = membersOf(outline, 0, 150_500, 1)
  expect(middle && text.slice(middle.start, middle.end)).toBe('{"n":150500}')
})

test('steps of a path are those of the filter', () => {
  expect([pathStep('a'), pathStep('a b'), pathStep(3), pathStep('__proto__')].join('')).toBe(
    '.a["a b"][3].__proto__',
  )
})
