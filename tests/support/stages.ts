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

/** Not built yet, or to be built anew by who takes it. */
type Place = Stage | undefined

export function createStages(browser: Browser, lab: Lab, count: number): Stages {
  const free: Place[] = Array(count).fill(undefined)
  const queue: ((place: Place) => void)[] = []

  async function take(): Promise<Place> {
    if (free.length > 0) return free.pop()
    return new Promise((resolve) => queue.push(resolve))
  }

  function giveBack(place: Place): void {
    const next = queue.shift()
    if (next) next(place)
    else free.push(place)
  }

  return {
    async use(play) {
      let stage = await take()
      try {
        stage ??= await build(browser, lab)
        await sweep(stage, lab)
        return await play(stage)
      } catch (error) {
        // It may be in any state, and not even close: the next one gets another.
        await stage?.page.close().catch(() => {})
        stage = undefined
        throw error
      } finally {
        giveBack(stage)
      }
    },
    async useFresh(play) {
      const stage = await build(browser, lab)
      try {
        return await play(stage)
      } finally {
        // One that does not close must not hide what happened.
        await stage.page.close().catch(() => {})
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
  // The page may be about to go elsewhere by itself, and abort this.
  await until(() => page.goto(lab.url), 'the page to be left')
  const isOver = async () => (await panel.rows()).every(({ state }) => state === 'closed')
  await until(isOver, 'all connections to have ended')
  const isEmpty = async () => {
    // Again, for rows that came or ended since. No trusted click: Chromium's driver would make it an
    // act of the user in the page.
    await panel.driver.evaluate(pressClear)
    return (await panel.rows()).length === 0
  }
  await until(isEmpty, 'an empty list')
  seen.length = 0
}

function pressClear(): void {
  document.querySelector<HTMLElement>('[data-action="clear"]')?.click()
}
