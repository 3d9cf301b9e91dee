import { mkdir, writeFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { play } from '../lab/play.ts'
import { OtherStory, replayed } from '../lab/replay.ts'
import { of, runsIn, type Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { expectSeen } from '../lab/seen.ts'
import type { BrowserName } from '../support/browsers.ts'
import type { Stage, Stages } from '../support/stages.ts'
import type { Bench } from './bench.ts'
import { expectShown } from './expectation.ts'
import { expectTravels, exported } from './travels.ts'

/** Where the captures of what failed are. */
const FAILED = new URL('../../.cache/failed/', import.meta.url)

/** Those of the lab that this browser can play. */
export function playable(name: BrowserName): Scenario[] {
  return scenarios.filter((scenario) => runsIn(scenario, name))
}

/** Plays a scenario and expects what it says of the panel, of its page and of what is exported. */
export function playScenario(bench: Bench, scenario: Scenario, use: Stages['use']): Promise<void> {
  return replayed(scenario.id, () => use((stage) => playOn(stage, bench, scenario)))
}

async function playOn(stage: Stage, bench: Bench, scenario: Scenario): Promise<void> {
  const { name } = bench.browser
  await play(bench.browser, bench.lab, stage, scenario)
  const [shown] = await Promise.allSettled([expectPanel(stage, bench, scenario)])
  await expectSeen(stage.seen, scenario, name).catch((error) => {
    throw new OtherStory(String(error), { cause: shown })
  })
  if (shown.status === 'rejected') {
    const lost = (error: unknown) => console.warn(`No capture of ${scenario.id}: ${error}`)
    await keep(stage, `${scenario.id}-${name}`).catch(lost)
    throw shown.reason
  }
}

/** What the panel went by, for who looks into the failure. */
async function keep({ panel }: Stage, name: string): Promise<void> {
  await mkdir(FAILED, { recursive: true })
  await writeFile(new URL(`${name}.har`, FAILED), await exported(panel, 'full'))
}

async function expectPanel(stage: Stage, bench: Bench, scenario: Scenario): Promise<void> {
  for (const expected of of(scenario.expected, bench.browser.name))
    await expectShown(stage.panel, scenario, expected, bench.lab.url)
  await expectTravels(stage.panel)
  expect(await stage.panel.driver.errors()).toEqual([])
}
