import type { Page } from 'puppeteer-core'
import type { Browser } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { OtherStory } from './replay.ts'
import type { Scenario } from './scenario.ts'
import type { Seen } from './seen.ts'

/** Does what a scenario needs from its user and from the browser. */
export async function perform(
  browser: Browser,
  page: Page,
  { click, act }: Scenario,
  seen: readonly Seen[],
): Promise<void> {
  if (click) {
    const target = await page.waitForSelector(click).catch(tellAnother)
    await target?.click()
  }
  if (!act) return
  const isReady = () => seen.some(({ kind }) => kind === 'ready')
  await until(isReady, 'the page to be ready').catch(tellAnother)
  await browser.act(act, page)
}

function tellAnother(error: unknown): never {
  throw new OtherStory(String(error))
}
