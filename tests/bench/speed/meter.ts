import type { Page } from 'puppeteer-core'
import { type Browser, type BrowserName, callText, launch } from '../../support/browsers.ts'
import { until } from '../../support/until.ts'
import { busyProcess, mainThreadTime } from './cpu.ts'
import { spin } from './in-page.ts'
import type { Source } from './source.ts'

/** A page whose main thread is measured. */
export interface Meter {
  readonly browser: Browser
  readonly page: Page
  /** The process the page runs in. */
  readonly pid: number
  run<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** CPU time of the page's main thread while something runs, ms. */
  cost(run: () => Promise<unknown>): Promise<number>
}

/** How long a page is kept busy to find its process, ms. */
const SPIN = 600

export async function createMeter(browser: Browser, source: Source): Promise<Meter> {
  const page = await browser.newPage()
  await until(() => page.goto(source.page()), 'the page')
  const root = rootOf(page)
  const run: Meter['run'] = (fn, ...args) => page.evaluate(callText(fn, args)) as never
  const pid = await until(() => busyProcess(root, () => run(spin, SPIN)), 'the process of the page')
  return {
    browser,
    page,
    pid,
    run,
    async cost(action) {
      const before = mainThreadTime(pid)
      await action()
      return mainThreadTime(pid) - before
    },
  }
}

/** The process of the browser itself. */
export function rootOf(page: Page): number {
  const pid = page.browser().process()?.pid
  if (pid === undefined) throw new Error('a browser without a process')
  return pid
}

/** The same browser twice: as it is, and with the extension. */
export interface Pair {
  readonly name: BrowserName
  readonly source: Source
  /** Of the built extension. */
  readonly folder: string
  readonly bare: Browser
  readonly watched: Browser
  close(): Promise<void>
}

export async function launchPair(name: BrowserName, source: Source): Promise<Pair> {
  const folder = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
  const [bare, watched] = await Promise.all([launch(name), launch(name, { extension: folder })])
  return {
    name,
    source,
    folder,
    bare,
    watched,
    async close() {
      await Promise.all([bare.close(), watched.close()])
    },
  }
}

/** Values of the rounds, the two taking turns in being first. */
export interface Rounds {
  bare: number[]
  watched: number[]
}

/** The first round warms up and does not count. */
export async function interleaved(
  rounds: number,
  bare: () => Promise<number>,
  watched: () => Promise<number>,
): Promise<Rounds> {
  const values: Rounds = { bare: [], watched: [] }
  for (let round = 0; round <= rounds; round++) {
    const bareFirst = round % 2 === 0
    const early = bareFirst ? await bare() : undefined
    const ours = await watched()
    const theirs = early ?? (await bare())
    if (round === 0) continue
    values.bare.push(theirs)
    values.watched.push(ours)
  }
  return values
}
