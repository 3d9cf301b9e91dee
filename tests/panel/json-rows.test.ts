import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOf } from '../../panel/json/row-text.ts'
import { createRows } from '../../panel/json/rows.ts'
import { type Outline, outlineOf } from '../../src/json/check.ts'
import { createJsonFinder } from '../../src/json/find.ts'

const forever = Number.POSITIVE_INFINITY

function outline(text: string): Outline {
  const found = outlineOf(text)
  if (!found) throw new Error('Not JSON')
  return found
}

test('whatever is found is revealed', () => {
  const value = fc.jsonValue({ maxDepth: 5 })
  const nested = fc.oneof(
    value,
    value.map((held) => ({ inner: JSON.stringify([held, 'needle']) })),
  )
  fc.assert(
    fc.property(fc.array(nested), (held) => {
      const text = JSON.stringify([...held, { a: { needle: [{ b: 'needle' }] } }])
      const within = outline(text)
      const rows = createRows(within)
      const finder = createJsonFinder(within, 'needle', (token) => token)
      finder.work(forever)
      expect(finder.matches.length).toBeGreaterThan(1)
      for (const place of finder.matches) {
        const row = rows.list[rows.reveal(place)]
        expect([row?.member.start, row?.member.name]).toContain(place.at(-1))
      }
    }),
  )
})

test('what opens closes again, and the rows stay in order', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.nat(200)), (value, clicks) => {
      const rows = createRows(outline(JSON.stringify([value])))
      for (const click of clicks) rows.toggle(click % rows.list.length)
      for (const [at, row] of rows.list.entries()) {
        const above = rows.list[at - 1]
        expect(row.level).toBeLessThanOrEqual((above?.level ?? 0) + 1)
        if (row.parent) expect(rows.list.lastIndexOf(row.parent, at)).toBeGreaterThanOrEqual(0)
        if (row.open) expect(rows.list[at + 1]?.parent).toBe(row)
      }
    }),
  )
})

test('members far behind show with those around them, and more on both sides', () => {
  const text = JSON.stringify(Array.from({ length: 5_000 }, (_, at) => ({ n: at })))
  const within = outline(text)
  const rows = createRows(within)
  const at = rows.reveal([text.indexOf('{"n":3000}') + 5])
  expect(pathOf(rows.list[at] as never)).toBe('$[3000].n')
  expect(rows.list[1]?.kind).toBe('before')
  rows.more(1)
  expect(rows.list.at(-1)?.kind).toBe('after')
  rows.more(rows.list.length - 1)
  const shown = rows.list.filter(({ level, kind }) => level === 2 && kind === 'value')
  expect(shown.map(({ member }) => member.index)).toEqual(
    Array.from({ length: shown.length }, (_, index) => 2_450 + index),
  )
})
