import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, type TestContext } from 'vitest'
import { availableBackends } from '../lab/backends.ts'
import { collectSeen, type Seen } from '../lab/seen.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { type Browser, type BrowserName, launch } from '../support/browsers.ts'
import { type PanelPage, panelPage } from '../support/panel-page.ts'
import { createStages, type Stages } from '../support/stages.ts'

/** The lab and a browser with the extension, for the tests of one `describe`. */
export interface Bench {
  readonly browser: Browser
  readonly lab: Lab
  /** For scenarios that do nothing to their tab. */
  readonly stages: Stages
  /** A page, and our panel beside it before the page is loaded; closed after the test. */
  record(context: TestContext, query: string): Promise<Recording>
}

export interface Recording {
  page: Page
  /** What the page sees itself. */
  seen: Seen[]
  panel: PanelPage
}

/** Pages at a time: most of a scenario is waiting. */
const AT_ONCE = 6

export function useBench(name: BrowserName): Bench {
  let lab: Lab
  let browser: Browser
  let stages: Stages | undefined
  beforeAll(async () => {
    lab = await startLab(availableBackends())
    browser = await launch(name, { extension: extensionFolder(name) })
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.close()
  })
  return {
    get browser() {
      return browser
    },
    get lab() {
      return lab
    },
    get stages() {
      stages ??= createStages(browser, lab, AT_ONCE)
      return stages
    },
    async record({ onTestFinished }, query) {
      const page = await browser.newPage(lab.url)
      onTestFinished(() => page.close())
      const seen = collectSeen(page)
      const panel = panelPage(await browser.openPanel(page))
      await page.goto(`${lab.url}/${query}`)
      return { page, seen, panel }
    },
  }
}

/** Built by `npm run build`. */
export function extensionFolder(name: BrowserName): string {
  return new URL(`../../dist/${name === 'firefox' ? 'firefox' : 'chrome'}`, import.meta.url)
    .pathname
}
