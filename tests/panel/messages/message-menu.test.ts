import { expect, test, vi } from 'vitest'
import {
  beatingLog,
  click,
  openLog,
  openPanel,
  pass,
  pressWith,
  row,
  rowsOf,
  selected,
  spyOnClipboard,
} from './support.ts'

async function openMenu(log = beatingLog()) {
  const opened = await openPanel(log)
  const { panel, view } = opened
  await panel.until(() => rowsOf(view).includes('3'), 'messages')
  const menuOf = async (of: string) => {
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
    ;(await panel.find(`[data-view="messages"] ${of}`)).dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    return panel.find('[data-view="menu"]')
  }
  const query = () => (panel.all('[data-action="filter"]')[0] as HTMLInputElement).value
  return { ...opened, menuOf, query }
}

test('the menu of a message is about it, and opens no detail', async () => {
  const { panel, view, menuOf } = await openMenu()
  const copied = spyOnClipboard()
  const menu = await menuOf('[data-message="10"]')
  await panel.until(() => selected(view).join() === '10', 'the selected message')
  expect(panel.all('[data-view="message"]')).toEqual([])
  expect(menu.contains(document.activeElement)).toBe(true)
  await panel.click('[data-action="copy-text"]')
  await panel.until(() => copied.length === 1, 'the copy')
  expect(copied).toEqual(['{"type":"order","id":7}'])
  expect(document.activeElement).toBe(view)
  expect(panel.all('[data-view="menu"]')).toEqual([])
})

test('two that are selected are compared', async () => {
  const { panel, view, menuOf } = await openMenu()
  click(row(view, '[data-message="3"]'))
  await panel.until(() => selected(view).join() === '3', 'the first')
  expect(panel.all('[data-action="compare-two"]')).toEqual([])
  click(row(view, '[data-message="13"]'), { ctrlKey: true })
  await panel.until(() => selected(view).length === 2, 'both')
  await menuOf('[data-message="13"]')
  await panel.click('[data-action="compare-two"]')
  await panel.find('[data-view="compare"]')
})

test('on one of several selected it is about them all', async () => {
  const { panel, view, menuOf } = await openMenu()
  const copied = spyOnClipboard()
  click(row(view, '[data-message="3"]'))
  await panel.until(() => selected(view).join() === '3', 'the first')
  click(row(view, '[data-message="13"]'), { ctrlKey: true })
  await panel.until(() => selected(view).length === 2, 'both')
  await menuOf('[data-message="13"]')
  await panel.findText('[data-action="copy-text"]', 'Copy 2 bodies')
  await panel.click('[data-action="copy-json"]')
  await panel.until(() => copied.length === 1, 'the copy')
  expect(JSON.parse(copied[0] ?? '')).toHaveLength(2)
  await menuOf('[data-message="3"]')
  await panel.click('[data-action="copy-table"]')
  await panel.until(() => copied.length === 2, 'the table')
  expect(copied[1]?.split('\n')).toHaveLength(3)
})

test('keys open it for the row they stand on', async () => {
  const { panel, view } = await openMenu()
  pressWith(view, 'Home')
  await panel.until(() => selected(view).join() === '3', 'the first message')
  pressWith(view, 'F10', { shiftKey: true })
  await panel.findText('[data-action="filter-like"]', 'List only event:hello')
  pressWith(document.activeElement as Element, 'Escape')
  await panel.until(() => panel.all('[data-view="menu"]').length === 0, 'the closed menu')
  expect(document.activeElement).toBe(view)
  expect(selected(view)).toEqual(['3'])
})

test('filters by direction, by what a message is, and by heartbeats', async () => {
  const { panel, view, menuOf, query } = await openMenu()
  await menuOf('[data-message="10"]')
  await panel.click('[data-action="filter-like"]')
  await panel.until(() => rowsOf(view).join() === '10', 'the order')
  expect(query()).toBe('event:order')
  await menuOf('[data-message="10"]')
  await panel.click('[data-action="filter-direction"]')
  const received = await panel.find('button[data-direction="receive"]')
  await panel.until(() => received.getAttribute('aria-pressed') === 'true', 'the direction')
  await menuOf('[data-message="10"]')
  await panel.findText('[data-action="filter-direction"]', 'List both directions')
})

test('a name that is a secret gets into no filter', async () => {
  const log = openLog()
  pass(log, 3, '{"type":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"}')
  const { panel, menuOf } = await openMenu(log)
  await menuOf('[data-message="3"]')
  expect(panel.all('[data-action="filter-like"]')).toEqual([])
})

test('folds heartbeats, selects all, and shows a moment', async () => {
  const { panel, view, menuOf } = await openMenu()
  await menuOf('[data-fold="4"]')
  await panel.until(() => selected(view).join() === 'fold 4', 'the heartbeats')
  await panel.click('[data-action="show-moment"]')
  await menuOf('[data-message="3"]')
  await panel.click('[role="menu"] [data-action="fold-heartbeats"]')
  await panel.until(() => rowsOf(view).includes('5'), 'the flat list')
  await menuOf('[data-message="3"]')
  await panel.click('[data-action="select-all"]')
  await panel.until(() => selected(view).length === 11, 'all messages')
})

test('saves messages with their secrets covered, or as they are', async () => {
  const saved: Blob[] = []
  const names: string[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob)
    return 'blob:saved'
  })
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  const log = openLog()
  pass(log, 3, '{"token":"Zq7secretZq7","text":"hello"}')
  pass(log, 4, '', { type: 'binary', body: new Uint8Array([1, 2]), size: 2 })
  const { panel, view, menuOf } = await openMenu(log)
  pressWith(view, 'a', { ctrlKey: true })
  await panel.until(() => selected(view).length === 2, 'both')
  for (const action of ['save-ndjson', 'save-text', 'save-all']) {
    await menuOf('[data-message="3"]')
    await panel.click(`[data-action="${action}"]`)
    await panel.until(() => names.length === saved.length && saved.length > 0, 'the file')
    await panel.until(() => panel.all('[data-view="menu"]').length === 0, 'the closed menu')
  }
  await panel.until(() => saved.length === 3, 'three files')
  const texts = await Promise.all(saved.map((blob) => blob.text()))
  expect(texts[0]).toContain('hello')
  expect(texts[0]?.trim().split('\n')).toHaveLength(2)
  for (const text of texts.slice(0, 2)) expect(text).not.toContain('Zq7secretZq7')
  expect(texts[1]).toContain('(binary, left out)')
  expect(texts[2]).toContain('Zq7secretZq7')
  expect(texts[2]).toContain('"base64":"AQI="')
  expect(names.map((name) => name.split('.').at(-1))).toEqual(['ndjson', 'txt', 'ndjson'])
  create.mockRestore()
  press.mockRestore()
})

test('beside all rows it is about the list alone, on the heads about the columns', async () => {
  const { panel, menuOf } = await openMenu()
  await menuOf('[role="presentation"]')
  expect(panel.all('[data-action="filter-direction"], [data-action="copy-text"]')).toEqual([])
  expect(panel.all('[data-action="select-all"]')).toHaveLength(1)
  await menuOf('[data-column="data"]')
  await panel.find('[role="menu"][aria-label="Columns"]')
})
