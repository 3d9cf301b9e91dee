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
  const saw = (wanted: string) => seen.some(({ kind }) => kind === wanted)
  const last = sees.code === undefined ? 'open' : 'close'
  const end = await until(() => seen.find(({ kind }) => kind === last), `the ${last} event`)
  expect(saw('open')).toBe(sees.opened)
  // What is to live may have been ended by a server that waited in vain.
  if (sees.code === undefined) expect(saw('close')).toBe(false)
  expect(end.code).toBe(sees.code)
  if (sees.wasClean !== undefined) expect(end.wasClean).toBe(sees.wasClean)
  if (sees.after) expect(end.at - (seen[0]?.at ?? 0)).toBeGreaterThan(sees.after)
  const { tells } = sees
  if (tells) await until(() => saw(tells), tells, 25_000)
  if (sees.never) expect(saw(sees.never)).toBe(false)
}
