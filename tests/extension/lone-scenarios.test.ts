import { describe, test } from 'vitest'
import { isModest } from '../lab/play.ts'
import { browserNames } from '../support/browsers.ts'
import { useBench } from './bench.ts'
import { playable, playScenario } from './play-scenario.ts'

describe.each(browserNames)('of the lab, what needs %s for itself', (name) => {
  const bench = useBench(name)

  test.for(playable(name).filter((scenario) => !isModest(scenario)))('$id', (scenario) =>
    playScenario(bench, scenario, bench.stages.useFresh),
  )
})
