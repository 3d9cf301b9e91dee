import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import type { CaptureEvent } from '../../src/event.ts'
import { type Browser, type BrowserName, launch } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { type Server, startServer } from './server.ts'

/** The same browser twice, without the extension and with it, each with a server of its own. */
export interface Twins {
  /** Runs in a fresh page of each: the plain one's result first. */
  both<R>(run: (page: Page, browser: Browser) => Promise<R>): Promise<[plain: R, watched: R]>
  /** Waits until the tap has told of the last page what it must. */
  tapped(enough: (events: readonly CaptureEvent[]) => boolean): Promise<readonly CaptureEvent[]>
}

interface Twin {
  browser: Browser
  page: Page
  server: Server
}

export function useTwins(name: BrowserName, extension = () => builtExtension(name)): Twins {
  let plain: Twin
  let watched: Twin
  let pages = 0
  beforeAll(async () => {
    plain = await startTwin(name)
    watched = await startTwin(name, extension())
  })
  afterAll(async () => {
    for (const twin of [plain, watched]) {
      await twin?.browser.close()
      await twin?.server.close()
    }
  })
  return {
    both(run) {
      const path = `/page/${++pages}`
      return together(runIn(plain, path, run), runIn(watched, path, run))
    },
    tapped(enough) {
      return until(() => {
        const events = watched.server.tapped(`/page/${pages}`)
        return enough(events) ? events : undefined
      }, 'the tap')
    },
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

/** Both have ended when one has failed: the next test uses the same pages. */
async function together<R>(first: Promise<R>, second: Promise<R>): Promise<[R, R]> {
  await Promise.allSettled([first, second])
  return Promise.all([first, second])
}

async function runIn<R>(
  { browser, page, server }: Twin,
  path: string,
  run: (page: Page, browser: Browser) => Promise<R>,
): Promise<R> {
  // Firefox aborts a navigation now and then.
  await until(() => page.goto(`http://${server.host}${path}`), 'the page')
  return run(page, browser)
}
