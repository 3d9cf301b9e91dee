import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { BrowserName } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { of, type Scenario, type Sees } from './scenario.ts'

/** What `public/watch.js` notes. */
interface Seen {
  kind: string
  at: number
  /** Of the socket, from 1. */
  number?: number
  code?: number
  wasClean?: boolean
}

/** Waits for the end of the first socket and compares what the page saw of it. */
export async function expectSeen(page: Page, scenario: Scenario, name: BrowserName) {
  if (!scenario.sees) return
  const sees = of<Sees>(scenario.sees, name)
  const last = sees.code === undefined ? 'open' : 'close'
  const seen = await until(async () => {
    const list = await readSeen(page)
    return list.some(({ kind }) => kind === last) ? list : undefined
  }, `the ${last} event`)
  compare(sees, seen)
}

async function readSeen(page: Page): Promise<Seen[]> {
  const seen = await page.evaluate(() => (window as Window & { seen?: Seen[] }).seen ?? [])
  return seen.filter(({ number = 1 }) => number === 1)
}

function compare(sees: Sees, seen: Seen[]): void {
  const close = seen.find(({ kind }) => kind === 'close')
  const lived = (close?.at ?? 0) - (seen[0]?.at ?? 0)
  expect(seen.some(({ kind }) => kind === 'open')).toBe(sees.opened)
  expect(close?.code).toBe(sees.code)
  if (sees.wasClean !== undefined) expect(close?.wasClean).toBe(sees.wasClean)
  if (sees.after) expect(lived).toBeGreaterThan(sees.after)
}
