import type { Page } from 'puppeteer-core'
import { type BrowserName, callText, launch } from '../../support/browsers.ts'
import type { PanelSite } from '../../support/panel-site.ts'
import { until } from '../../support/until.ts'
import { receive } from '../speed/in-page.ts'
import { type Source, startSource } from '../speed/source.ts'
import { look } from './acts.ts'
import { type Frames, framesSoFar, watchFrames } from './frames.ts'
import { showMessages, showNetwork } from './network-panel.ts'
import type { Result } from './result.ts'
import { linesOf } from './stage.ts'

/** What DevTools of each browser are asked for, messages a second. */
const RATE = { chromium: 5_000, firefox: 2_000 } as const
const SECONDS = 10

/** The real DevTools with our panel, and Chrome's with its Network panel, on the same traffic. */
export async function measureBeside(
  name: BrowserName,
  _site: PanelSite,
  messages: number,
): Promise<Result[]> {
  const source = await startSource()
  const seconds = messages < 1_000_000 ? SECONDS / 2 : SECONDS
  const count = RATE[name] * seconds
  const url = source.socket(`count=${count}&rate=${RATE[name]}`)
  const ours = await inPanel(name, source, url, count)
  const theirs =
    name === 'chromium'
      ? await inNetworkPanel(source, url, count).catch((error) => `not driven: ${error.message}`)
      : 'Chrome alone'
  source.close()
  const what = `In DevTools, ${RATE[name].toLocaleString('en')} a second for ${seconds} s`
  return linesOf(name, what, ours).map((line, index) => ({
    ...line,
    network: typeof theirs === 'string' ? theirs : index === 0 ? theirs.p95 : theirs.task,
  }))
}

async function inPanel(
  name: BrowserName,
  source: Source,
  url: string,
  count: number,
): Promise<Frames> {
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
  const browser = await launch(name, { extension })
  const page = await browser.newPage(source.page())
  const panel = await browser.openPanel(page)
  const done = receiveIn(page, url, count)
  await panel.waitFor(look, 'messages')
  await panel.evaluate(watchFrames)
  await done
  const frames = await panel.evaluate(framesSoFar)
  await browser.close()
  return frames
}

/** With the messages of the socket shown, as in our panel. */
async function inNetworkPanel(source: Source, url: string, count: number): Promise<Frames> {
  const browser = await launch('chromium')
  try {
    const page = await browser.newPage(source.page())
    const devtools = await page.openDevTools()
    await until(() => devtools.$('pierce/.tabbed-pane-header'), 'the DevTools')
    await devtools.evaluate(showNetwork)
    const done = receiveIn(page, url, count)
    // Where the panel cannot be driven, the page is closed before.
    done.catch(() => {})
    await until(() => devtools.evaluate(showMessages), 'the messages', 3_000)
    await devtools.evaluate(callText(watchFrames, []))
    await done
    return (await devtools.evaluate(callText(framesSoFar, []))) as Frames
  } finally {
    await browser.close()
  }
}

function receiveIn(page: Page, url: string, count: number): Promise<unknown> {
  return page.evaluate(callText(receive, [url, count]))
}
