import type { CDPSession, Frame } from 'puppeteer-core'
import type { Meter } from './meter.ts'

/** The heap of the panel after a collection, bytes; undefined where the browser does not tell. */
export async function heapOf({ browser, page }: Meter): Promise<number | undefined> {
  if (browser.name !== 'chromium') return undefined
  const pages = await page.browser().pages()
  const frames = pages.flatMap((one) => one.frames())
  const panel = frames.find((one) => /^chrome-extension:.*panel/.test(one.url()))
  if (!panel) throw new Error('no frame of the panel')
  const session = sessionOf(panel)
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** A frame of another origin has a session of its own; puppeteer keeps that out of its types. */
function sessionOf(frame: Frame): CDPSession {
  return (frame as unknown as { client: CDPSession }).client
}
