import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Browser, browserNames, launch } from '../support/browsers.ts'
import { availableBackends } from './backends.ts'
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

  test.concurrent.for(scenarios.filter(({ sees }) => sees))(
    '$id',
    async (scenario, { onTestFinished }) => {
      const page = await browser.newPage()
      onTestFinished(() => page.close())
      const seen = collectSeen(page)
      await page.goto(`${lab.url}/?run=${scenario.id}`)
      if (scenario.click) await page.click(scenario.click)
      await expectSeen(seen, scenario, name)
    },
  )
})
