import { describe, test } from 'vitest'
import { isModest } from '../lab/play.ts'
import { browserNames } from '../support/browsers.ts'
import { useBench } from './bench.ts'
import { playable, playScenario } from './play-scenario.ts'

describe.each(browserNames)('the lab in the DevTools of %s', (name) => {
  const bench = useBench(name)

  test.concurrent.for(playable(name).filter(isModest))('$id', (scenario) =>
    playScenario(bench, scenario, bench.stages.use),
  )
})
