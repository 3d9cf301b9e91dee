import { expect, test } from 'vitest'
import { type Panel, panelOf, press } from './support.ts'

const ONE = '0s connect wss://a.test/feed\n1s open\n2s receive hello'
const BAR = '[aria-label="Height of the timeline"]'

/** The timeline is as high as the panel lets it be, 300 pixels at most. */
async function barOf(panel: Panel): Promise<HTMLElement> {
  await panel.find('[data-connection]')
  const bar = await panel.find(BAR)
  const size = () => panel.all('main')[0]?.style.getPropertyValue('--timeline-size') || '100px'
  const height = () => Math.min(300, Number.parseInt(size(), 10))
  const pane = bar.previousElementSibling as HTMLElement
  pane.getBoundingClientRect = () => ({ height: height() }) as DOMRect
  bar.setPointerCapture = () => {}
  return bar
}

const point = (bar: Element, type: string, clientY: number) =>
  bar.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, bubbles: true }))

const isNow = (panel: Panel, bar: Element, size: string) =>
  panel.until(() => bar.getAttribute('aria-valuenow') === size, `${size} pixels`)

test('a pane dragged beyond its bounds is remembered as it shows', async () => {
  const panel = panelOf(ONE)
  const bar = await barOf(panel)
  bar.focus()
  await isNow(panel, bar, '100')
  point(bar, 'pointerdown', 100)
  point(bar, 'pointermove', 150)
  await isNow(panel, bar, '150')
  point(bar, 'pointermove', 900)
  await isNow(panel, bar, '300')
  point(bar, 'lostpointercapture', 900)
  expect(localStorage.getItem('websocket-doctor.size.timeline.tall')).toBe('300')
  press(bar, 'ArrowUp')
  await isNow(panel, bar, '284')
})

test('the list and the message beside or below it share their room as the user says', async () => {
  const panel = panelOf(ONE)
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  const bar = await panel.find('[aria-label="Width of the message"]')
  const detail = await panel.find('[data-view="message"]')
  detail.getBoundingClientRect = () => ({ width: 240 }) as DOMRect
  press(bar, 'ArrowLeft')
  const split = bar.parentElement
  await panel.until(() => split?.style.getPropertyValue('--detail-width') === '256px', 'the width')
  expect(panel.all('[aria-label="Height of the list"]')).toHaveLength(1)
  expect(localStorage.getItem('websocket-doctor.size.message.width')).toBe('256')
})
