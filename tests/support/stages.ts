import type { Page } from 'puppeteer-core'
import { collectSeen, type Seen } from '../lab/seen.ts'
import type { Lab } from '../lab/server.ts'
import type { Browser } from './browsers.ts'
import { type PanelPage, panelPage } from './panel-page.ts'
import { until } from './until.ts'

/**
 * Pages with our panel beside them, each used for one scenario after the other: what costs is
 * opening DevTools, and a panel that has been open for long is what users have.
 */
export interface Stages {
  /** Waits for a free stage, cleared, and gives it back afterwards. */
  use<T>(play: (stage: Stage) => Promise<T>): Promise<T>
  /** A new one, for what stays with a tab. */
  useFresh<T>(play: (stage: Stage) => Promise<T>): Promise<T>
}

export interface Stage {
  readonly page: Page
  readonly panel: PanelPage
  /** What the page says that it saw of its first socket. */
  readonly seen: Seen[]
}

export function createStages(browser: Browser, lab: Lab, count: number): Stages {
  const free: Stage[] = []
  const queue: ((stage: Stage) => void)[] = []
  let built = 0

  async function take(): Promise<Stage> {
    const stage = free.pop()
    if (stage) return stage
    if (built++ < count) return build(browser, lab)
    return new Promise((resolve) => queue.push(resolve))
  }

  function giveBack(stage: Stage): void {
    const next = queue.shift()
    if (next) next(stage)
    else free.push(stage)
  }

  return {
    async use(play) {
      const stage = await take()
      try {
        await sweep(stage, lab)
        const result = await play(stage)
        giveBack(stage)
        return result
      } catch (error) {
        // It may be in any state: the next one gets another.
        await stage.page.close()
        giveBack(await build(browser, lab))
        throw error
      }
    },
    async useFresh(play) {
      const stage = await build(browser, lab)
      try {
        return await play(stage)
      } finally {
        await stage.page.close()
      }
    },
  }
}

async function build(browser: Browser, lab: Lab): Promise<Stage> {
  const page = await browser.newPage(lab.url)
  return { page, seen: collectSeen(page), panel: panelPage(await browser.openPanel(page)) }
}

/** Leaves the page and clears the panel, as a user does between two looks. */
async function sweep({ page, panel, seen }: Stage, lab: Lab): Promise<void> {
  await page.goto(lab.url)
  const isOver = async () => (await panel.rows()).every(({ state }) => state === 'closed')
  await until(isOver, 'all connections to have ended')
  // No trusted click: Chromium's driver would make it an act of the user in the page.
  await panel.driver.evaluate(pressClear)
  await until(async () => (await panel.rows()).length === 0, 'an empty list')
  seen.length = 0
}

function pressClear(): void {
  document.querySelector<HTMLElement>('[data-action="clear"]')?.click()
}
