import type { Page } from 'puppeteer-core'
import { type Browser, type BrowserName, callText, launch } from '../support/browsers.ts'
import { type PanelSite, startPanelSite } from '../support/panel-site.ts'
import { until } from '../support/until.ts'

/** A page that shows the panel in a state. */
export interface PictureStage {
  readonly page: Page
  show(wanted: Wanted): Promise<void>
  run<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  close(): Promise<void>
}

export interface Wanted {
  state: string
  theme: 'light' | 'dark'
  font: 'blocks' | 'system'
  size: { width: number; height: number }
  /** Device pixels for each pixel. */
  scale?: number
}

export async function openPictureStage(name: BrowserName): Promise<PictureStage> {
  const site: PanelSite = await startPanelSite('tests/pictures/page.html')
  const browser: Browser = await launch(name)
  const page = await browser.newPage()
  const run: PictureStage['run'] = (fn, ...args) => page.evaluate(callText(fn, args)) as never
  return {
    page,
    run,
    async show({ state, theme, font, size, scale = 1 }) {
      await page.setViewport({ ...size, deviceScaleFactor: scale })
      await page.goto(`${site.url}?state=${state}&theme=${theme}&font=${font}`)
      const isReady = () => run(() => 'ready' in document.documentElement.dataset)
      await until(isReady, `the state ${state}`)
    },
    async close() {
      await browser.close()
      site.close()
    },
  }
}
