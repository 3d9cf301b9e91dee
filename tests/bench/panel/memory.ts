import { busyProcess, ownMemory } from '../speed/cpu.ts'
import { spin } from '../speed/in-page.ts'
import { rootOf } from '../speed/meter.ts'
import { budgets } from './budgets.ts'
import type { Result } from './result.ts'
import type { Stage } from './stage.ts'

const MEGABYTE = 1024 * 1024

/** The heap of the panel after a collection; where no browser tells it, the memory of its process. */
export async function measureMemory(stage: Stage): Promise<Result> {
  const { name: browser } = stage
  const common = { browser, unit: 'MB', budget: budgets.heap } as const
  if (browser === 'chromium') {
    const session = await stage.page.createCDPSession()
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await session.detach()
    return { ...common, what: 'Heap of the panel', ours: usedSize / MEGABYTE }
  }
  await stage.browser.act('collect garbage', stage.page)
  const pid = await busyProcess(rootOf(stage.page), () => stage.run(spin, 600))
  return { ...common, what: "Memory of the panel's process", ours: ownMemory(pid) / MEGABYTE }
}
