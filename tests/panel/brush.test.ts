import { expect, test } from 'vitest'
import { createWithin, stretch } from '../../panel/timeline/brush.ts'
import { START, trace } from '../support/trace.ts'
import { panelOf, press, typeFilter } from './support.ts'

const FEED = `
    0s  connect  wss://a.test/feed
  0.1s  open
    1s  receive  tick every 1s until 10s
   11s  close    1006
`

test('the messages of a stretch, of all or of those that pass', () => {
  const { messages } = trace(FEED).connection()
  const within = createWithin()
  const span = stretch(START + 6_000, START + 3_000)
  expect(span).toEqual({ from: START + 3_000, to: START + 6_000 })
  expect(within(undefined, messages, span)).toEqual([2, 3, 4])
  expect(within([0, 2, 4, 6], messages, span)).toEqual([2, 4])
  expect(within(undefined, messages, stretch(0, START))).toEqual([])
  const before = within(undefined, messages, span)
  expect(within(undefined, messages, span)).toBe(before)
  expect(within([2], messages, span)).toEqual([2])
})

test('the keyboard lists the messages in view; the chip and Escape list all again', async () => {
  const panel = panelOf(FEED)
  ;(await panel.find('[data-connection]')).click()
  await panel.click('[data-tab="messages"]')
  const list = await panel.find('[data-view="messages"]')
  const shows = (count: string) =>
    panel.until(() => list.getAttribute('aria-rowcount') === count, `${count} messages`)
  const canvas = await panel.find('canvas')
  await shows('10')
  for (let step = 0; step < 5; step++) press(canvas, 'ArrowRight')
  press(canvas, 'f')
  const chip = await panel.find('[data-action="span"]')
  await panel.until(() => Number(list.getAttribute('aria-rowcount')) < 10, 'fewer messages')
  typeFilter(panel, 'tick')
  await panel.find('[data-matches]')
  expect(Number(list.getAttribute('aria-rowcount'))).toBeLessThan(10)
  chip.click()
  await shows('10')
  press(canvas, 'f')
  await panel.find('[data-action="span"]')
  let drawerOpens = false
  const listen = () => {
    drawerOpens = true
  }
  document.addEventListener('keydown', listen, { once: true })
  press(canvas, 'Escape')
  document.removeEventListener('keydown', listen)
  expect(drawerOpens).toBe(false)
  await shows('10')
  expect(panel.all('[data-action="span"]')).toEqual([])
})
