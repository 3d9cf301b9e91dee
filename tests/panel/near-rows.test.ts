import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { windowAt } from '../../panel/parts/window.ts'
import { panelOf, typeFilter } from './support.ts'

const ROW = 20

function many(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `
    ${index / 10}s  s${index} connect  wss://a.test/room/${index}
    ${index / 10 + 0.1}s  s${index} open
    ${index / 10 + 1}s  s${index} close 1011 overload`,
  ).join('')
}

const isFilled = (row: Element | undefined) => (row?.children.length ?? 0) > 1

function scrollTo(list: HTMLElement, top: number): void {
  vi.spyOn(list, 'scrollTop', 'get').mockReturnValue(top)
  list.dispatchEvent(new Event('scroll'))
}

test('of a short list every row is filled', async () => {
  const panel = panelOf(many(150))
  await panel.until(() => panel.rows().length === 150, 'all rows')
  expect(panel.rows().every(isFilled)).toBe(true)
})

test('of a long list the rows in sight are filled, as it is scrolled and filtered', async () => {
  const panel = panelOf(many(600))
  const rows = () => panel.rows()
  await panel.until(() => rows().length === 600, 'all rows')
  await panel.until(() => rows()[599]?.dataset.closedBy === 'server', 'verdicts')
  expect(isFilled(rows()[0])).toBe(true)
  expect(rows().filter(isFilled).length).toBeLessThan(60)

  const list = panel.all('[data-view="connections"]')[0]?.parentElement as HTMLElement
  scrollTo(list, 400 * ROW)
  await panel.until(() => isFilled(rows()[405]), 'a row in sight')
  expect(isFilled(rows()[0])).toBe(false)
  const { first, end } = windowAt(600, 400 * ROW, 400 - 21)
  expect(rows().flatMap((row, index) => (isFilled(row) ? [index] : []))).toEqual(
    Array.from({ length: end - first }, (_, index) => first + index),
  )

  scrollTo(list, 0)
  typeFilter(panel, 'room/59')
  await panel.until(() => rows().filter((row) => !row.hidden).length === 11, 'what is found')
  expect(rows().filter(isFilled)).toEqual(rows().filter((row) => !row.hidden))
})

test('rows out of sight are no accessibility problem', async () => {
  const panel = panelOf(many(300))
  await panel.until(() => panel.rows().length === 300, 'all rows')
  const { violations } = await axe.run(panel.container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id }) => id)).toEqual([])
})
