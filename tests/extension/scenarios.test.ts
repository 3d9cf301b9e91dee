import { describe, expect, test } from 'vitest'
import { isModest, play } from '../lab/play.ts'
import { of, runsIn, type Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { expectSeen } from '../lab/seen.ts'
import { browserNames } from '../support/browsers.ts'
import type { Stage } from '../support/stages.ts'
import { useBench } from './bench.ts'
import { expectShown } from './expectation.ts'

describe.each(browserNames)('the lab in the DevTools of %s', (name) => {
  const bench = useBench(name)

  const run = (scenario: Scenario) => async (stage: Stage) => {
    await play(bench.browser, bench.lab, stage, scenario)
    for (const expected of of(scenario.expected, name))
      await expectShown(stage.panel, scenario, expected, bench.lab.url)
    await expectSeen(stage.seen, scenario, name)
    expect(await stage.panel.driver.errors()).toEqual([])
  }

  const those = scenarios.filter((scenario) => runsIn(scenario, name))
  test.concurrent.for(those.filter(isModest))('$id', (one) => bench.stages.use(run(one)))
  test.for(those.filter((one) => !isModest(one)))('$id', (one) => bench.stages.useFresh(run(one)))
})
