import { longestGap, receive, watchGaps } from './in-page.ts'
import { logged } from './in-panel.ts'
import { createMeter, type Pair } from './meter.ts'
import { arrived, emptyLog, type Opened, openMeter } from './open.ts'
import type { Result } from './result.ts'
import { summary } from './statistics.ts'
import { longestTask } from './tasks.ts'

interface Burst {
  what: string
  count: number
  query: string
}

const small: Burst = { what: '200,000 messages at once', count: 200_000, query: '' }
const large: Burst = {
  what: '2,000 messages of 64 KiB at once',
  count: 2_000,
  query: '&size=65536',
}

/** ms */
const LONGEST_TASK = 50

/** Floods with the panel open: what of them the log has, and how long the page was kept waiting. */
export async function measureBurst(pair: Pair, rounds: number): Promise<Result[]> {
  const bare = await createMeter(pair.bare, pair.source)
  await pair.bare.openDevTools(bare.page)
  const opened = await openMeter(pair)
  const [gaps, bareGaps, tasks]: [number[], number[], number[]] = [[], [], []]
  const results: Result[] = []
  for (const burst of [small, large]) {
    const url = pair.source.socket(`count=${burst.count}${burst.query}`)
    const outcomes: Outcome[] = []
    for (let round = 0; round < rounds; round++) {
      await bare.run(watchGaps)
      await bare.run(receive, url, burst.count)
      bareGaps.push(await bare.run(longestGap))
      outcomes.push(await play(opened, url, burst, tasks))
      gaps.push(await opened.run(longestGap))
    }
    results.push(...linesOf(pair, burst, outcomes))
  }
  await Promise.all([bare.page.close(), opened.page.close()])
  const line = { browser: pair.name, unit: 'ms' } as const
  if (tasks.length > 0) {
    const what = 'Longest task of ours in the page in a burst'
    results.push({ ...line, what, ours: summary(tasks), budget: LONGEST_TASK })
  }
  const what = 'Longest wait of the page in a burst, for whatever reason'
  return [...results, { ...line, what, bare: summary(bareGaps), ours: summary(gaps) }]
}

interface Outcome {
  /** Counted nowhere. */
  missing: number
  /** Known by their count only, as the panel says. */
  folded: number
}

async function play(
  opened: Opened,
  url: string,
  { count }: Burst,
  tasks: number[],
): Promise<Outcome> {
  const { panel } = opened
  await emptyLog(panel)
  await opened.run(watchGaps)
  const longest = await longestTask(opened, () => opened.run(receive, url, count))
  if (longest !== undefined) tasks.push(longest)
  await arrived(opened, count)
  const log = await panel.evaluate(logged)
  return { missing: count - log.count, folded: log.folded }
}

function linesOf({ name }: Pair, { what }: Burst, outcomes: readonly Outcome[]): Result[] {
  const line = { browser: name, unit: '' } as const
  return [
    {
      ...line,
      what: `${what}: counted nowhere`,
      ours: summary(outcomes.map(({ missing }) => missing)),
      budget: 0,
    },
    {
      ...line,
      what: `${what}: known by their count only, and said so`,
      ours: summary(outcomes.map(({ folded }) => folded)),
    },
  ]
}
