import type { Protocol } from 'puppeteer-core'
import type { Meter } from './meter.ts'

/**
 * The longest call of a script of an extension in the page while something runs, ms of CPU: what
 * comes through a port is a task of its own. Undefined where the browser cannot trace.
 */
export async function longestTask(
  { browser, page }: Meter,
  run: () => Promise<unknown>,
): Promise<number | undefined> {
  if (browser.name !== 'chromium') {
    await run()
    return undefined
  }
  const session = await page.createCDPSession()
  let longest = 0
  session.on('Tracing.dataCollected', ({ value }: Protocol.Tracing.DataCollectedEvent) => {
    for (const event of value as readonly TraceEvent[]) {
      if (isOurs(event)) longest = Math.max(longest, (event.tdur ?? 0) / 1_000)
    }
  })
  const traceConfig = { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await run()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return longest
}

/** https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  name: string
  /** CPU time of the thread, µs: the machine has more to do. */
  tdur?: number
  args?: { data?: { url?: string } }
}

function isOurs({ name, args }: TraceEvent): boolean {
  return name === 'FunctionCall' && /-extension:/.test(args?.data?.url ?? '')
}
