import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Browser, browserNames, launch } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { availableBackends } from './backends.ts'
import { perform } from './perform.ts'
import { isModest } from './play.ts'
import { OtherStory, replayed } from './replay.ts'
import { runsIn, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { collectSeen, expectSeen, type Seen } from './seen.ts'
import { type Lab, startLab } from './server.ts'

/** A page, and what it says that it saw of its first socket. */
interface View {
  page: Page
  seen: Seen[]
}

let lab: Lab

beforeAll(async () => {
  lab = await startLab(availableBackends())
})

afterAll(() => lab.close())

async function leave(page: Page): Promise<true> {
  await page.goto('about:blank')
  return true
}

async function newView(browser: Browser): Promise<View> {
  const page = await browser.newPage()
  return { page, seen: collectSeen(page) }
}

describe.each(browserNames)('what a page sees in %s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => browser.close())

  const free: View[] = []

  /** An empty page: opening one costs more than most scenarios. */
  async function emptyView(): Promise<View> {
    const view = free.pop()
    if (!view) return newView(browser)
    // The page may be about to go elsewhere by itself, and abort this.
    await until(() => leave(view.page), 'the page to be left')
    view.seen.length = 0
    return view
  }

  async function run(scenario: Scenario, view: View): Promise<void> {
    await view.page.goto(`${lab.url}/?run=${scenario.id}`)
    await perform(browser, view.page, scenario, view.seen)
    await expectSeen(view.seen, scenario, name).catch((error) => {
      throw new OtherStory(String(error))
    })
  }

  function runModest(scenario: Scenario): Promise<void> {
    return replayed(scenario.id, async () => {
      const view = await emptyView()
      await run(scenario, view).catch(async (error) => {
        // What still runs there would be a load for the next play.
        await view.page.close()
        throw error
      })
      free.push(view)
    })
  }

  function runAlone(scenario: Scenario): Promise<void> {
    return replayed(scenario.id, async () => {
      const view = await newView(browser)
      await run(scenario, view).finally(() => view.page.close())
    })
  }

  const those = scenarios.filter((one) => one.sees && runsIn(one, name))
  test.concurrent.for(those.filter(isModest))('$id', runModest)
  test.for(those.filter((one) => !isModest(one)))('$id', runAlone)
})
