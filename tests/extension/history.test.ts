import { describe, expect, test } from 'vitest'
import { collectSeen } from '../lab/seen.ts'
import { browserNames } from '../support/browsers.ts'
import { panelPage } from '../support/panel-page.ts'
import { until } from '../support/until.ts'
import { useBench } from './bench.ts'

describe.each(browserNames)('what came before, in %s', (name) => {
  const bench = useBench(name)

  test('DevTools opened 5 s after the end: history and verdict are there', async () => {
    const page = await bench.browser.newPage()
    const seen = collectSeen(page)
    await page.goto(`${bench.lab.url}/?run=timer-close`)
    await until(() => seen.find(({ kind }) => kind === 'close'), 'the end')
    const end = performance.now()
    await until(() => performance.now() > end + 5_000, '5 s more')
    const panel = panelPage(await bench.browser.openPanel(page))
    const row = await panel.judged('/echo')
    expect(row).toMatchObject({ closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' })
    expect(row.warnings).toEqual(['unexpected-close'])
    expect(await panel.diagnosisOf(row)).toMatch(/timer-close\.js:\d+/)
  })

  test('a reload while recording: the old connection ends and stays listed', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    const before = await panel.rowWhere('/push', ({ state }) => state === 'open')
    await page.reload()
    const ended = await panel.judged('/push')
    expect(ended).toMatchObject({ id: before.id, closedBy: 'browser', cause: 'navigation' })
    const after = await panel.rowWhere('/push', ({ state }) => state === 'open', 1)
    expect(after.cause).toBeUndefined()
  })

  test('the background stops in the middle: nothing is lost', async (context) => {
    const { page, panel } = await bench.record(context, '?run=log-out')
    await panel.rowWhere('/push', ({ state }) => state === 'open')
    await bench.browser.stopBackground()
    await page.click('#log-out')
    const row = await panel.judged('/push')
    expect(row).toMatchObject({ closedBy: 'page', cause: 'closed-by-page' })
    expect(await panel.driver.errors()).toEqual([])
  })
})
