import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { panelPage, type Row } from '../support/panel-page.ts'
import { useBench } from './bench.ts'

const TOKEN = 'f3a9c1d2e4b5a697'

describe.each(browserNames)('what a panel leaves in %s', (name) => {
  const bench = useBench(name)

  test('opens again in the next one, and goes with its tab', async (context) => {
    const other = await bench.record(context, '')
    // Not one that is closed after the test: it is closed within.
    const page = await bench.browser.newPage(bench.lab.url)
    const panel = panelPage(await bench.browser.openPanel(page))
    await page.goto(`${bench.lab.url}/?run=server-push`)
    await page.evaluate(
      (url) => void new WebSocket(url),
      `${bench.lab.url}/close?code=4001&token=${TOKEN}`,
    )
    const before = await panel.judged('/close')
    // The page that comes now cannot tell of the one before.
    await page.goto(`${bench.lab.url}/?run=server-push`)
    const tab = await panel.driver.evaluate(inspectedTab)
    await panel.driver.waitFor(isLeft, tab, 3)
    await bench.browser.closePanel(page)
    const next = panelPage(await bench.browser.openPanel(page))
    const recovered = ({ source, verdict }: Row) => source === 'import' && verdict === 'settled'
    const after = await next.rowWhere('/close', recovered)
    const { closedBy, cause, confidence } = before
    expect(after).toMatchObject({ closedBy, cause, confidence })
    const text = await next.driver.evaluate(() => document.body.textContent)
    expect(text).toContain('Recovered: what the panel held until')
    expect(text).not.toContain(TOKEN)
    expect(await next.driver.errors()).toEqual([])
    await page.close()
    await other.panel.driver.waitFor(isGone, tab)
  })
})

function inspectedTab(): number {
  return chrome.devtools.inspectedWindow.tabId
}

/** Whether a file with so many connections is left for the tab. */
function isLeft(tab: number, connections: number): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('websocket-doctor', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('tabs')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('tabs').objectStore('tabs').get(tab)
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result?.held.length >= connections)
      }
    }
  })
}

function isGone(tab: number): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('websocket-doctor', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('tabs')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('tabs').objectStore('tabs').getKey(tab)
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result === undefined)
      }
    }
  })
}
