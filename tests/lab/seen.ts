import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { BrowserName } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { of, type Scenario, type Sees } from './scenario.ts'

/** What the page saw of its first socket. */
export interface Seen {
  kind: string
  /** ms since the start of the document. */
  at: number
  code: number | undefined
  wasClean: boolean
}

/** Collects, from now on, what `public/watch.js` writes to the console. */
export function collectSeen(page: Page): Seen[] {
  const seen: Seen[] = []
  page.on('console', (message) => {
    const [mark, kind = '', number, at, code, wasClean] = message.text().split(' ')
    if (mark !== 'seen' || number !== '1') return
    seen.push({
      kind,
      at: Number(at),
      code: Number(code) || undefined,
      wasClean: wasClean === 'true',
    })
  })
  return seen
}

/** Waits for the end of the first socket and compares what the page saw of it. */
export async function expectSeen(
  seen: Seen[],
  scenario: Scenario,
  name: BrowserName,
): Promise<void> {
  if (!scenario.sees) return
  const sees = of<Sees>(scenario.sees, name)
  const last = sees.code === undefined ? 'open' : 'close'
  const end = await until(() => seen.find(({ kind }) => kind === last), `the ${last} event`)
  expect(seen.some(({ kind }) => kind === 'open')).toBe(sees.opened)
  expect(end.code).toBe(sees.code)
  if (sees.wasClean !== undefined) expect(end.wasClean).toBe(sees.wasClean)
  if (sees.tells) await until(() => seen.some(({ kind }) => kind === sees.tells), sees.tells)
  if (sees.after) expect(end.at - (seen[0]?.at ?? 0)).toBeGreaterThan(sees.after)
}
