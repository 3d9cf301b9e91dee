import type { Page, Protocol } from 'puppeteer-core'

/** https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** CPU time of the thread, µs: the machine has more to do. */
  tdur?: number
}

/** Every task of every thread; it is told by no other category. */
const TASKS = 'disabled-by-default-devtools.timeline'

/** The longest task of the thread of a page while something runs, ms of CPU. Chromium alone. */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.createCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }: Protocol.Tracing.DataCollectedEvent) => {
    for (const event of value as unknown as TraceEvent[])
      if (event.name === 'RunTask' || event.name === 'FireAnimationFrame') events.push(event)
  })
  const traceConfig = {
    includedCategories: ['devtools.timeline', TASKS],
    excludedCategories: ['*'],
  }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await act()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  // The thread that draws is that of the page.
  const drawn = events.find(({ name }) => name === 'FireAnimationFrame')
  const own = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === drawn?.pid && tid === drawn.tid,
  )
  return own.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0)
}
