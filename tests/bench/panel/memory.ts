import type { Page } from 'puppeteer-core'
import { busyProcess, ownMemory } from '../speed/cpu.ts'
import { spin } from '../speed/in-page.ts'
import { rootOf } from '../speed/meter.ts'
import { budgets } from './budgets.ts'
import type { Result } from './result.ts'
import type { Stage } from './stage.ts'

const MEGABYTE = 1024 * 1024

/** ms, more than what a browser that has just started does beside it. */
const SPIN = 2_000

/** A process before there was anything in it. */
export interface Empty {
  readonly pid: number
  /** Bytes it takes. */
  readonly memory: number
}

export async function emptyProcess(page: Page, run: Stage['run']): Promise<Empty> {
  const pid = await busyProcess(rootOf(page), () => run(spin, SPIN))
  return { pid, memory: ownMemory(pid) }
}

/**
 * The heap of the panel after a collection. Firefox tells none: there it is what the process takes
 * more than when it was empty.
 */
export async function measureMemory(stage: Stage): Promise<Result[]> {
  const { name: browser, empty } = stage
  const line = { browser, unit: 'MB' } as const
  const heap = { ...line, what: 'Memory of the panel', budget: budgets.heap }
  await stage.browser.act('collect garbage', stage.page)
  if (browser === 'chromium') {
    const session = await stage.page.createCDPSession()
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await session.detach()
    return [{ ...heap, ours: usedSize / MEGABYTE }]
  }
  const all = ownMemory(empty.pid)
  return [
    { ...heap, ours: (all - empty.memory) / MEGABYTE },
    { ...line, what: 'All of its process', ours: all / MEGABYTE },
  ]
}
