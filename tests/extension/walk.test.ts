import { describe, expect, test } from 'vitest'
import { frameOf, LANE, laneTop } from '../../panel/timeline/geometry.ts'
import { toX } from '../../panel/timeline/range.ts'
import { browserNames, type Point } from '../support/browsers.ts'
import type { PanelPage, Row } from '../support/panel-page.ts'
import { until } from '../support/until.ts'
import { useBench } from './bench.ts'
import { openSockets, type Silence } from './walk-page.ts'
import { createWalker } from './walker.ts'

/** From a dead socket to its reason, a message, the clipboard and the silence before the end. */
describe.each(browserNames)('a walk through the panel in %s', (name) => {
  const bench = useBench(name)

  test('by mouse alone', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    const { driver } = panel
    const silence = await page.evaluate(openSockets, bench.lab.url.replace('http', 'ws'))
    const dead = await panel.judged('/close/orders')
    await driver.evaluate(spyCopies)

    await driver.click(rowOf(dead))
    await expectReason(panel)

    await driver.click('[data-tab="messages"]')
    await driver.click('[data-action="filter"]')
    await driver.type('lamp')
    await driver.waitFor(listed, 1)
    await driver.click('[data-message]')
    await driver.waitFor(readDecoded, 'placeOrder')
    await driver.click(COPY)
    await expectCopied(panel)

    await driver.click('[data-action="filter-clear"]')
    await driver.waitFor(listed, 9)
    await driver.click('[data-action="filter"]')
    await driver.type('-is:heartbeat')
    await driver.waitFor(listed, 3)

    await driver.click('[data-action="filter-clear"]')
    const middle = (silence.from + silence.to) / 2
    await driver.doubleClick(CANVAS, await pointAt(panel, dead, middle))
    await expectSilence(panel, silence)
    expect(await driver.errors()).toEqual([])
  })

  test('by keyboard alone', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    const { driver } = panel
    const silence = await page.evaluate(openSockets, bench.lab.url.replace('http', 'ws'))
    const dead = await panel.judged('/close/orders')
    await driver.evaluate(spyCopies)
    await driver.evaluate(() => window.focus())
    const walker = createWalker(driver)

    await walker.tabTo('[data-view="connections"] [role="row"]')
    await until(async () => {
      await walker.press('ArrowDown')
      return driver.evaluate(focusIsOn, dead.id)
    }, 'the dead socket')
    await expectReason(panel)

    await walker.type('2/lamp')
    await driver.waitFor(listed, 1)
    await walker.press('Enter')
    await walker.focused('[data-view="messages"]')
    await walker.press('ArrowDown')
    await driver.waitFor(readDecoded, 'placeOrder')
    await walker.tabTo(COPY)
    await walker.press('Enter')
    await expectCopied(panel)
    await walker.focused(COPY)

    await walker.type('/')
    await walker.press('Escape')
    await driver.waitFor(listed, 9)
    await walker.type('-is:heartbeat')
    await driver.waitFor(listed, 3)

    await walker.press('Escape', 'Escape')
    await walker.tabTo(CANVAS)
    await walker.type('g')
    await expectSilence(panel, silence)
    const { from, to } = await driver.evaluate(shownTime)
    await walker.type('+')
    await until(async () => {
      const shown = await driver.evaluate(shownTime)
      return shown.to - shown.from < to - from
    }, 'a nearer look')
    expect(await driver.errors()).toEqual([])
  })
})

const CANVAS = '[data-view="timeline"] canvas'
const COPY = '[data-view="message"] [title^="Copy"]'

function rowOf({ id }: Row): string {
  return `[data-connection="${id}"]`
}

async function expectReason(panel: PanelPage): Promise<void> {
  const words = await panel.driver.waitFor(() => {
    const view = document.querySelector<HTMLElement>('[data-view="diagnosis"]')
    return view && /token expired/.test(view.textContent ?? '') ? view.textContent : undefined
  })
  expect(words).toMatch(/server/i)
  expect(words).toMatch(/4001/)
}

async function expectCopied({ driver }: PanelPage): Promise<void> {
  const copied = await driver.waitFor(() => (window as { copies?: string[] }).copies?.at(-1))
  expect(JSON.stringify(JSON.parse(copied))).toContain('lamp')
  await driver.waitFor(() =>
    /Copied/.test(document.querySelector('[role="status"]')?.textContent ?? ''),
  )
}

/** Where a moment of a connection is on the timeline. */
async function pointAt(panel: PanelPage, { id }: Row, at: number): Promise<Point> {
  const { from, to } = await panel.driver.evaluate(shownTime)
  const { width, height } = await panel.driver.evaluate(sizeOfTimeline)
  const frame = frameOf({ from, to }, width, height, 0)
  const lane = (await panel.rows()).findIndex((row) => row.id === id)
  return { x: toX(frame.scale, at), y: laneTop(frame, lane) + LANE / 2 }
}

function sizeOfTimeline(): { width: number; height: number } {
  const canvas = document.querySelector<HTMLElement>('[data-view="timeline"] canvas')
  return { width: canvas?.offsetWidth ?? 0, height: canvas?.offsetHeight ?? 0 }
}

/** The silence fills most of the timeline. */
async function expectSilence({ driver }: PanelPage, silence: Silence): Promise<void> {
  const long = silence.to - silence.from
  const isShown = async () => {
    const { from, to } = await driver.evaluate(shownTime)
    const share = long / (to - from)
    if (share < 0.5 || share > 1.25) throw new Error(`${long} ms of ${to - from}`)
    return true
  }
  await until(isShown, 'the silence')
}

/** Notes what goes into the clipboard, by either way. */
function spyCopies(): void {
  const copies: string[] = []
  Object.assign(window, { copies })
  document.addEventListener('copy', () => {
    const { activeElement: element } = document
    copies.push(element instanceof HTMLTextAreaElement ? element.value : String(getSelection()))
  })
  const { clipboard } = navigator
  const write = clipboard?.writeText.bind(clipboard)
  if (write) clipboard.writeText = (text) => write(text).then(() => void copies.push(text))
}

function listed(count: number): boolean {
  const view = document.querySelector<HTMLElement>('[data-view="messages"]')
  return Number(view?.ariaRowCount) === count
}

function readDecoded(words: string): boolean {
  const view = document.querySelector<HTMLElement>('[data-view="decoded"]')
  return view?.textContent?.includes(words) === true
}

function focusIsOn(id: string): boolean {
  return (document.activeElement as HTMLElement | null)?.dataset.connection === id
}

function shownTime(): { from: number; to: number } {
  const { from, to } = document.querySelector<HTMLElement>('[data-view="timeline"]')?.dataset ?? {}
  return { from: Number(from), to: Number(to) }
}
