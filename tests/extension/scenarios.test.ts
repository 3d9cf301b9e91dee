import { describe, expect, type TestContext, test } from 'vitest'
import { perform } from '../lab/perform.ts'
import { of, runsIn, type Scenario } from '../lab/scenario.ts'
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
    await perform(bench.browser, page, scenario, seen)
    for (const expected of of(scenario.expected, name))
      await expectShown(panel, scenario, expected, bench.lab.url)
    await expectSeen(seen, scenario, name)
    expect(await panel.driver.errors()).toEqual([])
  }

  const onStage = (scenario: Scenario) => bench.stages.use((stage) => play(stage, scenario))
  // What is done to a tab stays with it.
  const alone = async (scenario: Scenario, context: TestContext) =>
    play(await bench.record(context, ''), scenario)

  const those = scenarios.filter((scenario) => runsIn(scenario, name))
  const quiet = those.filter((scenario) => !scenario.alone && !scenario.act)
  test.concurrent.for(quiet)('$id', onStage)
  test.for(those.filter((scenario) => !quiet.includes(scenario)))('$id', alone)
})
