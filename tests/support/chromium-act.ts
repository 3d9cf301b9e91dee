import type { Browser as Chromium, Page } from 'puppeteer-core'
import type { Act } from './browsers.ts'
import { pause } from './until.ts'

/** How long a page is frozen, ms. */
const FROZEN = 1_500

export async function actInChromium(chromium: Chromium, act: Act, page: Page): Promise<void> {
  switch (act) {
    case 'hide':
      return hide(chromium, page)
    case 'freeze':
      return freeze(page)
    case 'press Enter':
      return page.keyboard.press('Enter')
    case 'collect garbage':
      return collectGarbage(page)
  }
}

/** A new tab comes into the window used last. */
async function hide(chromium: Chromium, page: Page): Promise<void> {
  const front = await chromium.newPage()
  await front.bringToFront()
  page.once('close', () => void front.close())
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setWebLifecycleState */
async function freeze(page: Page): Promise<void> {
  const session = await page.createCDPSession()
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await pause(FROZEN)
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await session.detach()
}

/** https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-collectGarbage */
async function collectGarbage(page: Page): Promise<void> {
  const session = await page.createCDPSession()
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
}
