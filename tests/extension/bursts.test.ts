import { describe, expect, test } from 'vitest'
import { readHar } from '../../src/har/read.ts'
import { browserNames } from '../support/browsers.ts'
import type { PanelPage } from '../support/panel-page.ts'
import { throughout, until } from '../support/until.ts'
import { expectCounts, expectSound, statusOf, useTraffic } from './traffic-bench.ts'
import { blockFor, closeTabs, connect, hearMore, loop, openTabs, silence } from './traffic-page.ts'
import { exported } from './travels.ts'

const SOCKETS = 10_000
/** ms */
const BLOCKED = 10_000
const TABS = 60

describe.each(browserNames)('what is too much for %s', (name) => {
  const bench = useTraffic(name)

  test.for([
    ['200,000 messages', 200_000, 100],
    ['2,000 messages of 64 KiB', 2_000, 65_536],
  ] as const)('%s at once: the panel counts as the server', async ([, count, size], context) => {
    const watched = await bench.open(context)
    await connect(watched.page, `/burst/of-${size}?count=${count}&size=${size}`)
    await expectCounts(watched.panel, `/burst/of-${size}`, () => ({ sent: 0, received: count }))
    expect(bench.traffic.of(`of-${size}`).sent).toBe(count)
    await expectSound(watched)
  })

  test('a page and a panel that do nothing for 10 s', async (context) => {
    const [page, panel] = [await bench.open(context), await bench.open(context)]
    await connect(page.page, '/beat/server')
    await hearMore(page.page, 'server', 6)
    await connect(page.page, '/steady/page')
    await connect(panel.page, '/steady/panel')
    for (const [{ panel: shown }, path] of [
      [page, '/steady/page'],
      [panel, '/steady/panel'],
    ] as const)
      await shown.rowWhere(path, ({ state }) => state === 'open')
    await page.page.evaluate(blockFor, BLOCKED)
    // All panels have one thread: this one has to ask before it is blocked.
    const says = async (words: RegExp) => words.test(await statusOf(page.panel))
    await until(() => says(/has not answered for (?:[2-9]|\d\d)/), 'the silence')
    // Nobody knows whether the beats of its server come meanwhile.
    await throughout(2_000, async () => {
      expect(await page.panel.row('/beat/server')).toMatchObject({ state: 'open', warnings: [] })
    })
    await panel.panel.driver.evaluate(blockFor, BLOCKED)
    await until(async () => !(await says(/has not answered/)), 'the answer')
    expect(await longestPauseOf(page.panel)).toBeGreaterThan(0.9 * BLOCKED)
    // A driven Firefox keeps all pages in one process: there both are paused.
    if (name === 'chromium') expect(await longestPauseOf(panel.panel)).toBeLessThan(0.9 * BLOCKED)
    for (const [watched, of] of [
      [page, 'page'],
      [panel, 'panel'],
    ] as const) {
      await silence(watched.page)
      const { sent, received } = bench.traffic.of(of)
      await expectCounts(watched.panel, `/steady/${of}`, () => ({ sent: received, received: sent }))
      await expectSound(watched)
    }
  })

  test('10,000 sockets in a loop: each has its end, and the panel says which it let go', async (context) => {
    const watched = await bench.open(context)
    expect(await loop(watched.page, SOCKETS)).toBe(SOCKETS)
    const told = /2,000 connections, 0 open.*8,000 connections let go/
    await until(async () => told.test(await statusOf(watched.panel)), 'all ends', 60_000)
    const rows = await watched.panel.rows()
    expect(rows.filter(({ state }) => state === 'closed')).toHaveLength(2_000)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2_000)
    // Firefox complains of each, as it does without us.
    await expectSound({ ...watched, exceptions: [] })
  })

  test('60 other tabs with sockets: they announce themselves once, and no more', async (context) => {
    const watched = await bench.open(context)
    await watched.panel.driver.evaluate(countAnnouncements)
    const announced = () => watched.panel.driver.evaluate(announcements)
    await connect(watched.page, '/steady/watched')
    await openTabs(watched.page, TABS)
    const before = bench.traffic.of('tab').sent
    // In Firefox the background keeps them from panels of other tabs.
    const tabs = name === 'chromium' ? TABS : 0
    await until(async () => (await announced()).tabs >= tabs, 'all tabs to announce themselves')
    const told = await announced()
    expect(told.times).toBeLessThanOrEqual(2 * tabs)
    await until(() => bench.traffic.of('tab').sent > before + 10 * TABS, 'traffic in all tabs')
    expect(await announced()).toEqual(told)
    await silence(watched.page)
    const { sent, received } = bench.traffic.of('watched')
    await expectCounts(watched.panel, '/steady/watched', () => ({ sent: received, received: sent }))
    expect(await watched.panel.rows()).toHaveLength(1)
    await closeTabs(watched.page)
    await expectSound(watched)
  })
})

/** How long the page was paused, ms. */
async function longestPauseOf(panel: PanelPage): Promise<number> {
  const { log } = await readHar(new Blob([await exported(panel, 'full')]))
  const events = [...log.pages.values()].flatMap((one) => one.events)
  return Math.max(0, ...events.flatMap((event) => (event.kind === 'paused' ? event.duration : [])))
}

function countAnnouncements(): void {
  const { runtime } = (globalThis as { browser?: typeof chrome }).browser ?? chrome
  const senders: unknown[] = []
  runtime.onMessage.addListener((_message, { tab }) => {
    senders.push(tab?.id)
  })
  Object.assign(window, { senders })
}

function announcements(): { tabs: number; times: number } {
  const { senders } = window as unknown as { senders: unknown[] }
  return { tabs: new Set(senders).size, times: senders.length }
}
