import { expect, test } from 'vitest'
import { typeFilter } from '../support.ts'
import {
  beatingLog,
  click,
  openLog,
  openPanel,
  pass,
  pressWith,
  row,
  selected,
  spyOnClipboard,
} from './support.ts'

function plainLog(bodies: readonly string[] = ['one', 'two', 'three', 'four', 'five']) {
  const log = openLog()
  bodies.forEach((body, index) => {
    pass(log, 3 + index, body, index % 2 === 0 ? {} : { direction: 'send' })
  })
  return log
}

async function openList(log = plainLog()) {
  const opened = await openPanel(log)
  const { panel, view } = opened
  const select = async (seq: number, init: MouseEventInit = {}) => {
    click(await panel.find(`[data-row][data-message="${seq}"]`), init)
  }
  const expectSelected = (seqs: string) =>
    panel.until(() => selected(view).join(' ') === seqs, `${seqs} selected`)
  return { ...opened, select, expectSelected }
}

test('Shift selects all between, and follows the last click', async () => {
  const { panel, view, select, expectSelected } = await openList()
  expect(view.getAttribute('aria-multiselectable')).toBe('true')
  await select(4)
  await expectSelected('4')
  await select(6, { shiftKey: true })
  await expectSelected('4 5 6')
  await panel.findText('[data-view="message"]', 'four')
  await select(3, { shiftKey: true })
  await expectSelected('3 4')
  await panel.findText('span', '2 selected of 5 messages')
  await select(5)
  await expectSelected('5')
})

test('Ctrl adds one and takes one away', async () => {
  const { panel, select, expectSelected } = await openList()
  await select(3)
  await select(6, { ctrlKey: true })
  await expectSelected('3 6')
  await select(4, { metaKey: true })
  await expectSelected('3 4 6')
  await select(6, { ctrlKey: true })
  await expectSelected('3 4')
  await select(4, { ctrlKey: true })
  await expectSelected('3')
  await select(3, { ctrlKey: true })
  await expectSelected('')
  expect(panel.all('[data-view="message"]')).toEqual([])
})

test('arrow keys with Shift, Ctrl+A and Escape', async () => {
  const { panel, view, select, expectSelected } = await openList()
  await select(4)
  await expectSelected('4')
  pressWith(view, 'ArrowDown', { shiftKey: true })
  await expectSelected('4 5')
  pressWith(view, 'ArrowDown', { shiftKey: true })
  await expectSelected('4 5 6')
  pressWith(view, 'ArrowUp')
  await expectSelected('5')
  pressWith(view, 'a', { ctrlKey: true })
  await expectSelected('3 4 5 6 7')
  pressWith(view, 'Escape')
  await expectSelected('')
  expect(panel.all('[data-view="message"]')).toEqual([])
})

test('all is what passes the filter', async () => {
  const { panel, view, expectSelected } = await openList()
  typeFilter(panel, 'o')
  await panel.until(() => view.getAttribute('aria-rowcount') === '3', 'the filter')
  pressWith(view, 'a', { metaKey: true })
  await expectSelected('3 4 6')
  typeFilter(panel, '')
  await panel.until(() => view.getAttribute('aria-rowcount') === '5', 'all messages')
  await expectSelected('3 4 6')
})

test('a selection over folded heartbeats has them in it', async () => {
  const { panel, view, select, expectSelected } = await openList(beatingLog())
  const copied = spyOnClipboard()
  await panel.find('[data-fold]')
  await select(3)
  await select(10, { shiftKey: true })
  await expectSelected('3 fold 4 10')
  pressWith(view, 'c', { ctrlKey: true })
  await panel.until(() => copied.length === 1, 'the copy')
  expect(copied[0]?.split('\n')).toHaveLength(8)
  click(row(view, '[data-fold="4"]'), { ctrlKey: true })
  await expectSelected('3 10')
})

test('Ctrl+C copies the bodies as they are shown, and says so', async () => {
  const { panel, view, select, expectSelected } = await openList(
    plainLog(['{"token":"Zq7secret"}', 'plain']),
  )
  const copied = spyOnClipboard()
  await select(3)
  await select(4, { ctrlKey: true })
  await expectSelected('3 4')
  pressWith(view, 'c', { ctrlKey: true })
  await panel.until(() => copied.length === 1, 'the copy')
  expect(copied).toEqual(['{"token":"•••"}\nplain'])
  await panel.findText('[role="status"]', '2 messages copied')
})

test('a link to a message ends the selection', async () => {
  const { select, expectSelected, panel } = await openList()
  await select(3)
  await select(5, { shiftKey: true })
  await expectSelected('3 4 5')
  await panel.click('[data-view="message"] header button')
  await expectSelected('3 4 5')
  await select(7)
  await expectSelected('7')
})

test('Escape is left to DevTools where there is nothing to close', async () => {
  const { view, select, expectSelected } = await openList()
  const isTaken = () => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    view.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(isTaken()).toBe(false)
  await select(4)
  await expectSelected('4')
  expect(isTaken()).toBe(true)
  await expectSelected('')
  expect(isTaken()).toBe(false)
})
