import { expect, test } from 'vitest'
import { type Panel, panelOf, press, typeFilter } from './support.ts'

const TWO = `
  0s    a connect  wss://a.test/feed
  0.1s  a open
  1s    a receive  {"type":"tick"} every 1s until 20s
  2s    a send     {"type":"order"}
  0s    b connect  wss://b.test/chat
  0.1s  b open
  3s    b receive  {"type":"chat"}
  30s   now
`

const box = (panel: Panel) => panel.find('[data-action="filter"]')
const options = (panel: Panel) => panel.all('[role="option"] code').map((one) => one.textContent)

async function ready(): Promise<{ panel: Panel; filter: HTMLInputElement }> {
  const panel = panelOf(TWO)
  await panel.find('[data-connection]')
  const filter = (await box(panel)) as HTMLInputElement
  filter.focus()
  return { panel, filter }
}

test('says how many messages it finds, in how many connections', async () => {
  const { panel } = await ready()
  typeFilter(panel, 'event:tick')
  const count = await panel.findText('[data-matches]', '20')
  expect(count.title).toBe('20 messages in 1 connection')
  await panel.until(() => panel.rows().filter((row) => !row.hidden).length === 1, 'the found one')
  typeFilter(panel, '-is:heartbeat')
  await panel.until(() => panel.all('[data-matches]').length === 0, 'no count')
  expect(panel.rows().every((row) => !row.hidden)).toBe(true)
})

test('a connection that is named shows its messages of the kind that is asked for', async () => {
  const { panel } = await ready()
  const shown = () => panel.rows().flatMap((row) => (row.hidden ? [] : [row.dataset.url]))
  typeFilter(panel, 'feed dir:sent')
  await panel.until(() => shown().join() === 'wss://a.test/feed', 'the one that is named')
  const count = await panel.findText('[data-matches]', '1')
  expect(count.title).toBe('1 message in 1 connection')
  typeFilter(panel, 'chat dir:sent')
  await panel.until(() => shown().length === 0, 'none: it sent nothing')
  typeFilter(panel, 'feed -is:heartbeat')
  await panel.until(() => shown().join() === 'wss://a.test/feed', 'the one that is named')
})

test('hides no connection where only messages are asked for', async () => {
  const { panel } = await ready()
  typeFilter(panel, 'event:order')
  await panel.until(() => panel.rows().some((row) => row.hidden), 'the others hidden')
  await panel.click('[data-action="filter-scope"]')
  await panel.until(() => panel.rows().every((row) => !row.hidden), 'all')
  panel.rows()[0]?.click()
  await panel.click('[data-tab="messages"]')
  const view = await panel.find('[data-view="messages"]')
  await panel.until(() => view.getAttribute('aria-rowcount') === '1', 'the order')
})

test('offers how to go on, by keyboard', async () => {
  const { panel, filter } = await ready()
  expect(options(panel)).toEqual([])
  press(filter, 'ArrowDown')
  await panel.until(() => options(panel).includes('dir:'), 'the keys')
  expect(filter.getAttribute('aria-activedescendant')).toBe('filter-suggestion-0')
  press(filter, 'Enter')
  await panel.until(() => options(panel).join() === 'dir:sent,dir:received', 'the values')
  expect(filter.value).toBe('dir:')
  press(filter, 'ArrowUp')
  press(filter, 'Enter')
  await panel.until(() => filter.value === 'dir:received', 'the value')
  expect(options(panel)).toEqual([])
})

test('offers what fits while typing, by mouse', async () => {
  const { panel, filter } = await ready()
  typeFilter(panel, 'chat si')
  const option = await panel.findText('[role="option"]', 'size>')
  option.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
  await panel.until(() => filter.value === 'chat size>', 'the key')
})

test('Escape puts the list away, then clears the box', async () => {
  const { panel, filter } = await ready()
  typeFilter(panel, 'i')
  await panel.find('[role="option"]')
  press(filter, 'Escape')
  await panel.until(() => options(panel).length === 0, 'no list')
  expect(filter.value).toBe('i')
  press(filter, 'Escape')
  await panel.until(() => filter.value === '', 'an empty box')
})

test('Enter goes to what was found, and a cross clears the filter', async () => {
  const { panel, filter } = await ready()
  expect(panel.all('[data-action="filter-clear"]')).toHaveLength(0)
  typeFilter(panel, 'chat')
  await panel.until(() => panel.rows().filter((row) => !row.hidden).length === 1, 'the found one')
  press(filter, 'Enter')
  expect(document.activeElement?.getAttribute('data-url')).toContain('chat')
  document.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await panel.click('[data-tab="messages"]')
  const list = await panel.find('[data-view="messages"]')
  filter.focus()
  press(filter, 'Enter')
  expect(document.activeElement).toBe(list)
  await panel.click('[data-action="filter-clear"]')
  await panel.until(() => panel.rows().every((row) => !row.hidden), 'all rows')
  expect(document.activeElement).toBe(filter)
})
