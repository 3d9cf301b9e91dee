import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import type { PanelPage } from '../support/panel-page.ts'
import { useBench } from './bench.ts'
import { testPrerendering } from './prerender.ts'

describe.each(browserNames)('tabs and frames in %s', (name) => {
  const bench = useBench(name)

  test.concurrent('two tabs with two panels do not mix', async (context) => {
    const [one, two] = await Promise.all([
      bench.record(context, '?run=timer-close'),
      bench.record(context, '?run=server-error'),
    ])
    await Promise.all([one.panel.judged('/echo'), two.panel.judged('/close')])
    expect(await pathsOf(one.panel)).toEqual(['/echo'])
    expect(await pathsOf(two.panel)).toEqual(['/close'])
  })

  test.concurrent('two panels on one page after another', async (context) => {
    const { page, panel } = await bench.record(context, '?run=timer-close')
    await panel.judged('/echo')
    await page.goto(`${bench.lab.url}/?run=server-error`)
    await panel.judged('/close')
    expect(await pathsOf(panel)).toEqual(['/echo', '/close'])
  })

  if (name === 'chromium') testPrerendering(bench)

  test.concurrent('the frames of a page, of several origins, stand in one panel', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await page.evaluate(addFrames, [
      `${bench.lab.origin2}/?run=json-ping`,
      `${bench.lab.url}/?run=server-error`,
      `${bench.lab.origin2}/?run=timer-close`,
    ])
    await panel.rowWhere('/pong', ({ state }) => state === 'open')
    await panel.judged('/close')
    await panel.judged('/echo')
    const rows = await panel.rows()
    expect(rows.map(({ url }) => new URL(url).pathname).sort()).toEqual([
      '/close',
      '/echo',
      '/pong',
      '/push',
    ])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4)
    await page.evaluate(() => document.querySelector('iframe')?.remove())
    const removed = await panel.judged('/pong')
    expect(removed).toMatchObject({ closedBy: 'browser', cause: 'navigation' })
  })
})

async function pathsOf(panel: PanelPage): Promise<string[]> {
  return (await panel.rows()).map(({ url }) => new URL(url).pathname)
}

function addFrames(urls: string[]): void {
  for (const url of urls) {
    const frame = document.createElement('iframe')
    frame.src = url
    document.body.append(frame)
  }
}
