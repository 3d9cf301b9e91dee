import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, type TestContext } from 'vitest'
import { type Browser, type BrowserName, launch } from '../support/browsers.ts'
import { type PanelPage, panelPage } from '../support/panel-page.ts'
import { until } from '../support/until.ts'
import { extensionFolder } from './bench.ts'
import { startTraffic, type Traffic } from './traffic.ts'

/** A browser with the extension and a server that counts, for the tests of one `describe`. */
export interface TrafficBench {
  readonly browser: Browser
  readonly traffic: Traffic
  /** Another page of the server: it knows what the others note in what lasts. */
  readonly witness: Page
  /** A page of the server and our panel beside it, closed after the test. */
  open(context: TestContext): Promise<Watched>
}

export interface Watched {
  readonly page: Page
  readonly panel: PanelPage
  /** Uncaught in the page. */
  readonly exceptions: readonly string[]
}

export function useTraffic(name: BrowserName): TrafficBench {
  let browser: Browser
  let traffic: Traffic
  let witness: Page
  beforeAll(async () => {
    traffic = await startTraffic()
    browser = await launch(name, { extension: extensionFolder(name) })
    witness = await browser.newPage(traffic.url)
  })
  afterAll(async () => {
    await browser?.close()
    await traffic?.close()
  })
  return {
    get browser() {
      return browser
    },
    get traffic() {
      return traffic
    },
    get witness() {
      return witness
    },
    async open({ onTestFinished }) {
      const page = await browser.newPage(traffic.url)
      onTestFinished(() => page.close())
      const exceptions: string[] = []
      page.on('pageerror', (error) => exceptions.push(String(error)))
      return { page, panel: panelPage(await browser.openPanel(page)), exceptions }
    },
  }
}

interface Shown {
  sent: number
  received: number
}

/** Waits until the panel shows the one row with this text in its URL, and these counts in it. */
export async function expectCounts(
  panel: PanelPage,
  url: string,
  read: () => Shown | Promise<Shown>,
): Promise<void> {
  let last: Shown[] = []
  let counts: Shown | undefined
  const agrees = async () => {
    last = await panel.driver.evaluate(readCounts, url)
    counts = await read()
    return last.length === 1 && JSON.stringify(last[0]) === JSON.stringify(counts)
  }
  await until(agrees, 'the counts', 120_000).catch(() => {})
  expect(last).toEqual([counts])
}

function readCounts(url: string): Shown[] {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-connection]')]
  const count = (row: HTMLElement, direction: string) => {
    const cell = row.querySelector(`[data-direction="${direction}"]`)
    return Number(cell?.children[2]?.textContent?.replaceAll(',', ''))
  }
  return rows
    .filter((row) => row.dataset.url?.includes(url))
    .map((row) => ({ sent: count(row, 'sent'), received: count(row, 'received') }))
}

/** No exception anywhere, and nothing that got lost without a word. */
export async function expectSound({ panel, exceptions }: Watched): Promise<void> {
  expect(await statusOf(panel)).not.toMatch(/lost|refused/)
  expect([...exceptions, ...(await panel.driver.errors())]).toEqual([])
}

/** The line below: counts, losses and notices. */
export function statusOf(panel: PanelPage): Promise<string> {
  return panel.driver.evaluate(() => document.querySelector('footer')?.textContent ?? '')
}
