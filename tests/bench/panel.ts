import { type BrowserName, browserNames } from '../support/browsers.ts'
import { install } from '../support/install.ts'
import { startPanelSite } from '../support/panel-site.ts'
import { measureBeside } from './panel/beside.ts'
import { measureLoaded } from './panel/loaded.ts'
import { measureReconnects } from './panel/reconnects.ts'
import { isMet, type Result, table } from './panel/result.ts'

/**
 * `npm run bench:panel -- [part …] [browser …] [--quick]`: how smooth the panel is with a million
 * messages. The parts `loaded` and `reconnects` run it in a page of its own, `beside` in the real
 * DevTools and compares it with Chrome's Network panel. Fails when a budget is not kept.
 */
const words = process.argv.slice(2)
const messages = words.includes('--quick') ? 100_000 : 1_000_000
const parts = { loaded: measureLoaded, reconnects: measureReconnects, beside: measureBeside }

function chosen<T extends string>(all: readonly T[]): readonly T[] {
  const named = all.filter((one) => words.includes(one))
  return named.length > 0 ? named : all
}

install()
const site = await startPanelSite('tests/bench/panel/page.html')
const results: Result[] = []
for (const browser of chosen<BrowserName>(browserNames))
  for (const part of chosen(Object.keys(parts) as (keyof typeof parts)[])) {
    const measured = await parts[part](browser, site, messages)
    console.log(`${browser}, ${part}, ${messages.toLocaleString('en')} messages`)
    console.log(`${table(measured)}\n`)
    results.push(...measured)
  }
site.close()
const missed = results.filter((result) => isMet(result) === false)
console.log(missed.length === 0 ? 'All budgets are met.' : `Missed:\n${table(missed)}`)
process.exit(missed.length === 0 ? 0 : 1)
