import type { Page } from 'puppeteer-core'
import { launch } from '../../support/browsers.ts'
import { until } from '../../support/until.ts'
import { contentTimes } from './cpu.ts'
import { idleExtension } from './idle-extension.ts'
import { interleaved, type Pair, rootOf } from './meter.ts'
import { compared, type Result } from './result.ts'

const FRAMES = 50
/** ms */
const BUDGET = 0.5

/**
 * What a page without sockets pays for each of its frames, main-thread CPU. Any extension in all frames
 * costs a good part of it, so that the budget is for what ours adds to one that does nothing.
 */
export async function measureLoad(pair: Pair, rounds: number): Promise<Result[]> {
  const idle = await launch(pair.name, { extension: idleExtension(pair.folder) })
  const pages = { bare: pair.bare, idle, watched: pair.watched }
  const [bare, empty, watched] = await Promise.all(
    Object.values(pages).map((browser) => browser.newPage()),
  )
  if (!bare || !empty || !watched) throw new Error('no pages')
  const cost = (page: Page) => () => costOf(page, pair.source.page(FRAMES))
  const ours = await interleaved(rounds, cost(bare), cost(watched))
  const theirs = await interleaved(rounds, cost(bare), cost(empty))
  const added = await interleaved(rounds, cost(empty), cost(watched))
  await Promise.all([bare.close(), watched.close()])
  await idle.close()
  const line = { browser: pair.name, unit: 'ms' } as const
  const what = 'Loading a frame without sockets'
  return [
    compared({ ...line, what }, ours, 'difference'),
    compared(
      { ...line, what: `${what}, with an extension that does nothing` },
      theirs,
      'difference',
    ),
    compared({ ...line, what: `${what}, what ours adds to that` }, added, 'difference', BUDGET),
  ]
}

/** A navigation may change the process: of all that the browser has for pages; ms for each frame. */
async function costOf(page: Page, url: string): Promise<number> {
  const before = contentTimes(rootOf(page))
  // Firefox aborts a navigation now and then.
  await until(() => page.goto(url), 'the page')
  let sum = 0
  for (const [pid, time] of contentTimes(rootOf(page))) sum += time - (before.get(pid) ?? 0)
  return sum / (FRAMES + 1)
}
