import axe from 'axe-core'
import { expect, test } from 'vitest'
import { beatingLog, click, openLog, openPanel, pass, pressWith, row } from './support.ts'

const timesOf = (view: HTMLElement) =>
  [...view.querySelectorAll('[data-message] [role="gridcell"]:first-child')].map(
    ({ textContent }) => textContent,
  )

function threeMessages() {
  const log = openLog()
  pass(log, 3, 'one')
  pass(log, 4, 'two')
  pass(log, 70, 'three')
  return log
}

test('the time column tells the clock, the time since opening, or since the message before', async () => {
  const { panel, view } = await openPanel(threeMessages())
  await panel.until(() => timesOf(view).length === 3, 'messages')
  expect(timesOf(view)[0]).toMatch(/^\d\d:\d\d:03\.000$/)
  pressWith(view, 't')
  await panel.until(() => timesOf(view).join(' ') === '+3.000 +4.000 +1:10.000', 'since opening')
  pressWith(view, 't')
  await panel.until(() => timesOf(view).join(' ') === ' +1.000 +1:06.000', 'since the last')
  pressWith(view, 't')
  await panel.until(() => timesOf(view)[0]?.endsWith(':03.000'), 'the clock')
  expect(row(view, '[data-message="4"] [title]').title).toContain('+1.000 after the message before')
})

test('its head opens the choice, which is remembered', async () => {
  const { panel, view } = await openPanel(threeMessages())
  click(await panel.find('[data-column="time"]'))
  await panel.find('[data-view="menu"]')
  expect((await panel.find('[data-action="time-clock"]')).getAttribute('aria-checked')).toBe('true')
  await panel.click('[data-action="time-previous"]')
  await panel.until(() => timesOf(view)[1] === '+1.000', 'since the last')
  expect(row(view, '[data-column="time"]').textContent).toBe('Since last')
  panel.unmount()
  const again = await openPanel(threeMessages())
  await again.panel.until(() => timesOf(again.view)[1] === '+1.000', 'the remembered choice')
})

test('keys move over the heads, resize columns, and open their menu', async () => {
  const { panel, view } = await openPanel(threeMessages())
  const time = await panel.find('[data-column="time"]')
  time.getBoundingClientRect = () => ({ width: 84 }) as DOMRect
  time.focus()
  pressWith(time, 'ArrowRight', { shiftKey: true })
  await panel.until(() => view.style.getPropertyValue('--time') === '92px', 'the wider column')
  pressWith(time, 'ArrowRight')
  expect(document.activeElement?.getAttribute('data-column')).toBe('direction')
  pressWith(document.activeElement as Element, 'ArrowLeft')
  expect(document.activeElement).toBe(time)
  expect(view.getAttribute('aria-activedescendant')).toBeNull()
  pressWith(time, 'Enter')
  await panel.click('[data-action="reset-widths"]')
  await panel.until(() => view.style.getPropertyValue('--time') === '', 'the width of the style')
  expect(document.activeElement).toBe(time)
})

test('the keys of the list and of the panel hold on a head', async () => {
  const { panel, view } = await openPanel(threeMessages())
  const time = await panel.find('[data-column="time"]')
  time.focus()
  pressWith(time, 't')
  await panel.until(() => time.textContent === 'Since open', 'the next time')
  pressWith(time, 'ArrowDown')
  expect(document.activeElement).toBe(view)
  time.focus()
  pressWith(time, '3')
  await panel.find('[data-tab="traffic"][aria-selected="true"]')
})

test('a drag resizes, a double click resets, and widths are remembered', async () => {
  const { panel, view } = await openPanel(threeMessages())
  const border = await panel.find('[data-resize="size"]')
  border.setPointerCapture = () => {}
  const point = (type: string, clientX: number) =>
    border.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true }))
  point('pointerdown', 100)
  point('pointermove', 180)
  await panel.until(() => view.style.getPropertyValue('--size') === '80px', 'the dragged width')
  point('lostpointercapture', 180)
  point('pointermove', 300)
  panel.unmount()
  const again = await openPanel(threeMessages())
  expect(again.view.style.getPropertyValue('--size')).toBe('80px')
  const reset = await again.panel.find('[data-resize="size"]')
  reset.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
  await again.panel.until(() => again.view.style.getPropertyValue('--size') === '', 'the reset')
})

test('the grid has no accessibility problem, with folds, a selection and its menu', async () => {
  const { panel, view } = await openPanel(beatingLog())
  click(await panel.find('[data-fold="4"]'))
  await panel.find('[data-message="5"]')
  expect(view.getAttribute('aria-colcount')).toBe('5')
  expect(view.querySelectorAll('[role="columnheader"]')).toHaveLength(5)
  pressWith(view, 'ContextMenu')
  await panel.find('[data-view="menu"]')
  const { violations } = await axe.run(panel.container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})
