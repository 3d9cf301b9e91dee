import { describe, expect, test } from 'vitest'
import { browserNames, callText } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { useBench } from './bench.ts'
import { attack, inspectPanel, reachFor, readLeft } from './hostile-page.ts'

/** One page and panel for all: what costs is opening DevTools. */
describe.each(browserNames)('a hostile page in %s', (name) => {
  const bench = useBench(name)

  test('breaks out of nothing, learns nothing, and leaves nothing behind', async (context) => {
    const { page, panel } = await bench.record(context, '')
    await page.evaluate(callText(attack, [bench.lab.url]))
    const row = await panel.judged('/echo')
    expect(row).toMatchObject({ closedBy: 'page' })
    await panel.select(row)
    await panel.driver.click('[data-action="coverage"]')
    for (const tab of ['handshake', 'diagnosis', 'messages'] as const) {
      await panel.openTab(tab)
      // In the URL it is masked.
      const words = tab === 'handshake' ? 'echo?' : '<img src=x'
      await until(() => panel.driver.evaluate(says, tab, words), `${words} in ${tab}`, 10_000)
    }
    expect((await panel.rows()).filter(({ url }) => url.includes('forged'))).toEqual([])
    expect(await panel.textOf('coverage')).not.toContain('forged')

    const left = await panel.driver.waitFor(readLeft)
    expect(left).toContain('/echo?token=redacted-')
    expect(left).not.toContain('hush-hush')
    expect(await panel.driver.evaluate(inspectPanel, bench.lab.url)).toEqual({
      ...{ foreign: [], elements: 0, links: 0, broken: false, secret: false },
      ...{
        settings: [],
        values: [],
        session: 0,
        databases: ['websocket-doctor'],
        caches: 0,
        cookies: '',
      },
      ...{ storage: false, fetches: false, connects: false, inline: false },
    })
    const origin = await panel.driver.evaluate(() => location.origin)
    expect(await page.evaluate(callText(reachFor, [origin]))).toEqual(Array(6).fill(false))
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  })
})

function says(tab: string, words: string): boolean {
  const view = document.querySelector(`[data-view="${tab}"]`)
  return view?.textContent?.includes(words) === true
}
