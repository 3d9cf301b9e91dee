import type { Browser } from '../support/browsers.ts'
import type { Stage } from '../support/stages.ts'
import { perform } from './perform.ts'
import type { Scenario } from './scenario.ts'
import type { Lab } from './server.ts'

/** Long ones are shortened: the shape of the story stays. */
const parameters: Record<string, string> = { 'reconnect-attempts': '&delay=500' }

/** Opens the page of a scenario on a stage, and does what its user and its browser do. */
export async function play(
  browser: Browser,
  lab: Lab,
  { page, seen }: Stage,
  scenario: Scenario,
): Promise<void> {
  await page.goto(`${lab.url}/?run=${scenario.id}${parameters[scenario.id] ?? ''}`)
  await perform(browser, page, scenario, seen)
}

/** It leaves its tab as it found it, and other pages what they need. */
export function isModest({ alone, act }: Scenario): boolean {
  return !alone && !act
}
