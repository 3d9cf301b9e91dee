import { describe, expect, type TestContext, test } from 'vitest'
import { of, type Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { expectSeen } from '../lab/seen.ts'
import { browserNames } from '../support/browsers.ts'
import type { Stage } from '../support/stages.ts'
import { useBench } from './bench.ts'
import { expectShown } from './expectation.ts'

/** Long ones are shortened: the shape of the story stays. */
const parameters: Record<string, string> = { 'reconnect-attempts': '&delay=500' }

describe.each(browserNames)('the lab in the DevTools of %s', (name) => {
  const bench = useBench(name)

  async function play({ page, panel, seen }: Stage, scenario: Scenario): Promise<void> {
    await page.goto(`${bench.lab.url}/?run=${scenario.id}${parameters[scenario.id] ?? ''}`)
    if (scenario.click) await page.click(scenario.click)
    for (const expected of of(scenario.expected, name))
      await expectShown(panel, scenario, expected, bench.lab.url)
    await expectSeen(seen, scenario, name)
    expect(await panel.driver.errors()).toEqual([])
  }

  const run = (scenario: Scenario, _context: TestContext) =>
    bench.stages.use((stage) => play(stage, scenario))

  test.concurrent.for(scenarios.filter(({ alone }) => !alone))('$id', run)
  test.for(scenarios.filter(({ alone }) => alone))('$id', run)
})
