import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest'
import { type Browser, browserNames, launch } from '../support/browsers.ts'
import { availableBackends } from './backends.ts'
import { perform } from './perform.ts'
import { isModest } from './play.ts'
import { runsIn, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { collectSeen, expectSeen } from './seen.ts'
import { type Lab, startLab } from './server.ts'

let lab: Lab

beforeAll(async () => {
  lab = await startLab(availableBackends())
})

afterAll(() => lab.close())

describe.each(browserNames)('what a page sees in %s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => browser.close())

  async function run(scenario: Scenario, { onTestFinished }: TestContext): Promise<void> {
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    const seen = collectSeen(page)
    await page.goto(`${lab.url}/?run=${scenario.id}`)
    await perform(browser, page, scenario, seen)
    await expectSeen(seen, scenario, name)
  }

  const those = scenarios.filter((one) => one.sees && runsIn(one, name))
  test.concurrent.for(those.filter(isModest))('$id', run)
  test.for(those.filter((one) => !isModest(one)))('$id', run)
})
