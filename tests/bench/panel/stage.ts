import type { Page } from 'puppeteer-core'
import { type Browser, type BrowserName, callText, launch } from '../../support/browsers.ts'
import type { PanelSite } from '../../support/panel-site.ts'
import { until } from '../../support/until.ts'
import { budgets } from './budgets.ts'
import { type Frames, framesSoFar, watchFrames } from './frames.ts'
import { type Empty, emptyProcess } from './memory.ts'
import type { BenchPage } from './page.ts'
import type { Result } from './result.ts'
import { longestTask } from './tasks.ts'
import type { Load } from './traffic.ts'

/** A panel in a page of its own, filled. */
export interface Stage {
  readonly name: BrowserName
  readonly browser: Browser
  readonly page: Page
  /** Its process, before it was filled. */
  readonly empty: Empty
  run<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  close(): Promise<void>
}

export async function openStage(name: BrowserName, site: PanelSite, load: Load): Promise<Stage> {
  const browser = await launch(name)
  const page = await browser.newPage(site.url)
  const run: Stage['run'] = (fn, ...args) => page.evaluate(callText(fn, args)) as never
  const empty = await emptyProcess(page, run)
  await run(fillPage, load)
  const isShown = () => run(() => document.querySelector('[data-connection][data-state]') !== null)
  await until(isShown, 'the panel', 60_000)
  await until(() => run(isAtRest), 'the panel to come to rest', 60_000)
  return { name, browser, page, empty, run, close: () => browser.close() }
}

function fillPage(load: Load): void {
  const { bench } = window as unknown as { bench: BenchPage }
  bench.fill(load)
  bench.show()
}

/** A few frames without work. */
async function isAtRest(): Promise<boolean> {
  const began = performance.now()
  for (let frame = 0; frame < 10; frame++)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - began < 220
}

/** Frames and tasks while something goes on. Chromium tells tasks by their CPU time. */
export async function during(stage: Stage, act: () => Promise<unknown>): Promise<Frames> {
  await stage.run(watchFrames)
  if (stage.name === 'firefox') {
    await act()
    return stage.run(framesSoFar)
  }
  const task = await longestTask(stage.page, act)
  return { ...(await stage.run(framesSoFar)), task }
}

/** The lines of what was noticed. */
export function linesOf(name: BrowserName, what: string, { p95, task }: Frames): Result[] {
  return [
    {
      what: `${what}: 95 % of frames within`,
      browser: name,
      unit: 'ms',
      ours: p95,
      budget: budgets.frame,
    },
    { what: `${what}: longest task`, browser: name, unit: 'ms', ours: task, budget: budgets.task },
  ]
}
