import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { Bench } from './bench.ts'

/** For a browser that makes pages before they are asked for. https://caniuse.com/speculation-rules */
export function testPrerendering(bench: Bench): void {
  test('sockets of a prerendered page wait, and one that does not is told why', async (context) => {
    const { page, panel } = await bench.record(context, '?run=json-ping')
    await panel.rowWhere('/pong', ({ state }) => state === 'open')
    const shown = `${bench.lab.url}/?run=server-push`
    await prerender(page, [`${bench.lab.url}/?run=timer-close`, shown])
    const aborted = await panel.judged('/echo')
    expect(aborted).toMatchObject({ closedBy: 'page', cause: 'aborted-while-connecting' })
    expect(await panel.diagnosisOf(aborted)).toContain('The page was being prerendered')
    const waiting = await panel.row('/push')
    expect(waiting.state).toBe('connecting')
    await page.evaluate((url) => {
      location.href = url
    }, shown)
    const open = await panel.rowWhere('/push', ({ state }) => state === 'open')
    expect(open.id).toBe(waiting.id)
    expect(await panel.judged('/pong')).toMatchObject({ cause: 'navigation' })
    expect(await panel.driver.errors()).toEqual([])
  })
}

/** https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API */
function prerender(page: Page, urls: string[]): Promise<void> {
  return page.evaluate((urls) => {
    const script = document.createElement('script')
    script.type = 'speculationrules'
    script.textContent = JSON.stringify({ prerender: [{ urls, eagerness: 'immediate' }] })
    document.head.append(script)
  }, urls)
}
