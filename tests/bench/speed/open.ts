import type { PanelDriver } from '../../support/browsers.ts'
import { until } from '../../support/until.ts'
import { receive } from './in-page.ts'
import { clearLog, exposeLog, lagSoFar, logged, watchLag } from './in-panel.ts'
import { createMeter, interleaved, type Meter, type Pair } from './meter.ts'
import { compared, type Result } from './result.ts'
import { summary } from './statistics.ts'

/** What each browser is asked for: messages a second, µs each, and ms from server to log. */
const demands = {
  chromium: { rate: 5_000, cost: 6, lag: 150 },
  firefox: { rate: 2_000, cost: undefined, lag: 300 },
} as const

const SECONDS = 10

/** A page with our panel open beside it. */
export interface Opened extends Meter {
  readonly panel: PanelDriver
}

export async function openMeter({ watched, source }: Pair): Promise<Opened> {
  const meter = await createMeter(watched, source)
  const panel = await watched.openPanel(meter.page)
  // The log is in the panel once it shows something.
  await meter.run(receive, source.socket('count=1'), 1)
  await panel.waitFor(exposeLog)
  return { ...meter, panel }
}

/** A steady rate with the panel open, against DevTools open alone. */
export async function measureOpen(pair: Pair, rounds: number): Promise<Result[]> {
  const { rate, cost, lag } = demands[pair.name]
  const bare = await createMeter(pair.bare, pair.source)
  await pair.bare.openDevTools(bare.page)
  const opened = await openMeter(pair)
  const [lags, usual, lost]: [number[], number[], number[]] = [[], [], []]
  const count = rate * SECONDS
  const url = pair.source.socket(`count=${count}&rate=${rate}`)
  const perMessage = async (meter: Meter) =>
    ((await meter.cost(() => meter.run(receive, url, count))) / count) * 1_000

  const values = await interleaved(
    rounds,
    () => perMessage(bare),
    async () => {
      await startRound(opened)
      const time = await perMessage(opened)
      lost.push(count - (await arrived(opened, count)))
      const { median, most } = await opened.panel.evaluate(lagSoFar)
      usual.push(median)
      lags.push(most)
      return time
    },
  )
  await Promise.all([bare.page.close(), opened.page.close()])
  const at = `${rate.toLocaleString('en')} a second for ${SECONDS} s, panel open`
  const line = { browser: pair.name, unit: 'ms' } as const
  return [
    compared({ ...line, what: `Received, ${at}`, unit: 'µs' }, values, 'difference', cost),
    { ...line, what: 'From server to log: median', ours: summary(usual.slice(1)) },
    { ...line, what: 'From server to log: 99 of 100', ours: summary(lags.slice(1)), budget: lag },
    { ...line, what: 'Messages not in the log', unit: '', ours: summary(lost), budget: 0 },
  ]
}

async function startRound({ panel }: Opened): Promise<void> {
  await emptyLog(panel)
  await panel.evaluate(watchLag)
}

/** Clears until it is empty: a connection whose end is still on its way stays. */
export function emptyLog(panel: PanelDriver): Promise<unknown> {
  const isEmpty = async () => {
    await panel.evaluate(clearLog)
    return (await panel.evaluate(logged)).count === 0
  }
  return until(isEmpty, 'an empty log')
}

/** How many messages the log has in the end, each of them with its own entry. */
export async function arrived({ panel }: Opened, count: number): Promise<number> {
  let before = -1
  const settled = async () => {
    const { count: now, folded } = await panel.evaluate(logged)
    if (now >= count || now === before) return { messages: now - folded }
    before = now
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return undefined
  }
  return (await until(settled, 'the log to stand still', 120_000)).messages
}
