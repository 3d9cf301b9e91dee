import type { BrowserName } from '../../support/browsers.ts'
import type { PanelSite } from '../../support/panel-site.ts'
import { until } from '../../support/until.ts'
import { clearFilter, filterFor, look, scrollLanes, scrollMessages, turnWheel } from './acts.ts'
import { budgets } from './budgets.ts'
import { measureMemory } from './memory.ts'
import type { BenchPage } from './page.ts'
import type { Result } from './result.ts'
import { during, linesOf, openStage, type Stage } from './stage.ts'

/** Of 60 a second. */
const FRAMES = 180
const LIVE = { rate: 5_000, seconds: 5 }

const FILTERS = [
  'sequence":77',
  '/id":4[0-9]+\\}/',
  'is:heartbeat',
  '-type:binary 99',
  '.user.id=7',
]

/** A log of many messages on 500 lanes, of which 200 live: looked at, searched, and growing. */
export async function measureLoaded(
  name: BrowserName,
  site: PanelSite,
  messages: number,
): Promise<Result[]> {
  const stage = await openStage(name, site, { messages, open: 200, ended: 300 })
  const results: Result[] = []
  const watch = async (what: string, act: () => Promise<unknown>) =>
    results.push(...linesOf(name, what, await during(stage, act)))
  await watch('Zooming and panning the timeline', () => stage.run(turnWheel, FRAMES))
  await watch('Scrolling 500 lanes', () => stage.run(scrollLanes, FRAMES))
  const show = (tab: string) => until(() => stage.run(look, tab), tab)
  await watch('Opening the messages', () => show('messages'))
  await watch('Scrolling the messages', () => stage.run(scrollMessages, FRAMES))
  for (const filter of FILTERS) results.push(...(await filtered(stage, filter)))
  await watch('Live, 5,000 a second, messages shown', () => live(stage))
  await stage.run(filterFor, 'sequence":77')
  await watch('Live, 5,000 a second, filtered', () => live(stage))
  await stage.run(clearFilter)
  await show('traffic')
  await watch('Live, 5,000 a second, rates shown', () => live(stage))
  results.push(...(await measureMemory(stage)))
  await stage.close()
  return results
}

async function filtered(stage: Stage, text: string): Promise<Result[]> {
  let took = Number.NaN
  const { task } = await during(stage, async () => {
    took = await stage.run(filterFor, text)
  })
  const { name: browser } = stage
  const line = { browser, unit: 'ms' } as const
  const what = `Filter \`${text}\``
  return [
    { ...line, what: `${what}: all found`, ours: took, budget: budgets.filter },
    { ...line, what: `${what}: longest task`, ours: task, budget: budgets.task },
  ]
}

function live(stage: Stage): Promise<void> {
  return stage.run(
    (rate, seconds) => (window as unknown as { bench: BenchPage }).bench.live(rate, seconds),
    LIVE.rate,
    LIVE.seconds,
  )
}
