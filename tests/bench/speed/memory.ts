import { busyProcess, ownMemory } from './cpu.ts'
import { heapOf } from './heap.ts'
import { receive, spin } from './in-page.ts'
import { logged } from './in-panel.ts'
import { type Pair, rootOf } from './meter.ts'
import { arrived, openMeter } from './open.ts'
import type { Result } from './result.ts'
import { summary } from './statistics.ts'

const MESSAGES = 1_000_000
/** As many as always come through whole. */
const STEP = 100_000
const MEGABYTE = 1024 * 1024
/** Megabytes. */
const PANEL_HEAP = 400

/** What a million messages of 100 bytes take in the panel, and what stays in the page. */
export async function measureMemory(pair: Pair): Promise<Result[]> {
  const line = { browser: pair.name, unit: 'MB' } as const
  const opened = await openMeter(pair)
  const panelPid = await busyProcess(rootOf(opened.page), () => opened.panel.evaluate(spin, 600))
  const [before, empty] = [ownMemory(opened.pid), ownMemory(panelPid)]
  const url = pair.source.socket(`count=${STEP}`)
  for (let got = 0; got < MESSAGES; got += STEP) {
    await opened.run(receive, url, STEP)
    await arrived(opened, got + STEP)
  }
  const { kept } = await opened.panel.evaluate(logged)
  await opened.browser.act('collect garbage', opened.page)
  const heap = await heapOf(opened)
  const grown = (ownMemory(opened.pid) - before) / MEGABYTE
  await opened.page.close()
  const log = `${kept.toLocaleString('en')} messages in the log`
  return [
    {
      ...line,
      what: `${log}: memory of the panel`,
      ours: summary([(heap ?? ownMemory(panelPid) - empty) / MEGABYTE]),
      budget: PANEL_HEAP,
    },
    { ...line, what: "Growth of the page's process meanwhile", ours: summary([grown]) },
  ]
}
