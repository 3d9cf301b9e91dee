import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { panelPage } from '../support/panel-page.ts'
import { expectSound, useTraffic } from './traffic-bench.ts'

describe.each(browserNames)('windows of a page, in %s', (name) => {
  const bench = useTraffic(name)

  test('sockets an opener makes in its popup stand in the panel of the popup', async (context) => {
    const opener = await bench.open(context)
    const popup = await popupOf(opener.page, openPopup)
    context.onTestFinished(() => popup.close())
    const panel = panelPage(await bench.browser.openPanel(popup))
    for (const path of ['/quiet/at-once', '/quiet/loaded', '/quiet/of-popup']) {
      const row = await panel.rowWhere(path, ({ state }) => state === 'open')
      expect(row.source).toBe('app')
    }
    expect(await opener.panel.rows()).toEqual([])
    await expectSound({ ...opener, panel })
  })
})

/** The window a function of the page opens. */
async function popupOf(page: Page, open: () => void): Promise<Page> {
  const [popup] = await Promise.all([
    new Promise<Page | null>((resolve) => page.once('popup', resolve)),
    page.evaluate(open),
  ])
  if (!popup) throw new Error('no popup')
  return popup
}

/** An empty one: a socket at once, one later, and one by a script of its own. */
function openPopup(): void {
  const popup = window.open('') as Window & typeof globalThis
  const url = (path: string) => `${location.origin.replace('http', 'ws')}${path}`
  new popup.WebSocket(url('/quiet/at-once'))
  setTimeout(() => {
    new popup.WebSocket(url('/quiet/loaded'))
    const script = popup.document.createElement('script')
    script.textContent = `new WebSocket('${url('/quiet/of-popup')}')`
    popup.document.body.append(script)
  }, 200)
}
