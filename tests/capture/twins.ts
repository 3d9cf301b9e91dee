import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import { type Browser, type BrowserName, launch } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { type Server, startServer } from './server.ts'

/** The same browser twice, without the extension and with it, each with a server of its own. */
export interface Twins {
  /** Runs in a fresh page of each: the plain one's result first. */
  both<R>(run: (page: Page, server: Server) => Promise<R>): Promise<[plain: R, watched: R]>
}

interface Twin {
  browser: Browser
  page: Page
  server: Server
}

export function useTwins(name: BrowserName): Twins {
  let plain: Twin
  let watched: Twin
  beforeAll(async () => {
    plain = await startTwin(name)
    watched = await startTwin(name, builtExtension(name))
  })
  afterAll(async () => {
    for (const twin of [plain, watched]) {
      await twin?.browser.close()
      await twin?.server.close()
    }
  })
  return {
    both: (run) => Promise.all([runIn(plain, run), runIn(watched, run)]),
  }
}

/** Built by `npm run build`. */
export function builtExtension(name: BrowserName): string {
  const folder = name === 'firefox' ? 'firefox' : 'chrome'
  return new URL(`../../dist/${folder}`, import.meta.url).pathname
}

async function startTwin(name: BrowserName, extension?: string): Promise<Twin> {
  const server = await startServer()
  const browser = await launch(name, extension === undefined ? {} : { extension })
  return { browser, server, page: await browser.newPage() }
}

async function runIn<R>(
  { page, server }: Twin,
  run: (page: Page, server: Server) => Promise<R>,
): Promise<R> {
  // Firefox aborts a navigation now and then.
  await until(() => page.goto(`http://${server.host}/page`), 'the page')
  return run(page, server)
}
