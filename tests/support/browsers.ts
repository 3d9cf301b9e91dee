import type { Page } from 'puppeteer-core'
import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'

/** A browser under test. Each page gets its own window, so that none is hidden by another. */
export interface Browser {
  readonly name: BrowserName
  newPage(url?: string): Promise<Page>
  /** Opens the DevTools of the page and selects our panel in it. */
  openPanel(page: Page): Promise<PanelDriver>
  /** Closes the DevTools of the page. */
  closePanel(page: Page): Promise<void>
  /** Opens the DevTools alone, whether or not there is an extension. */
  openDevTools(page: Page): Promise<void>
  /** Does to a page what no page can do to itself. */
  act(act: Act, page: Page): Promise<void>
  /** Stops the extension's background, as the browser does when it is idle. Chromium has none. */
  stopBackground(): Promise<void>
  /** Puts the extension in anew, as an update does. */
  reloadExtension(): Promise<void>
  close(): Promise<void>
}

/** Our panel inside the real DevTools of one page. Functions travel as text: no closures. */
export interface PanelDriver {
  evaluate<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** Polls until the function returns something truthy. */
  waitFor<A extends unknown[], R>(
    fn: (...args: A) => R,
    ...args: A
  ): Promise<NonNullable<Awaited<R>>>
  /** A trusted click on the first element that matches. */
  click(selector: string): Promise<void>
  /** A trusted double click at a point of an element, CSS pixels from its corner. */
  doubleClick(selector: string, point: Point): Promise<void>
  /** Trusted keys into whatever has the focus. */
  type(text: string): Promise<void>
  /** A trusted key that writes nothing. */
  press(key: Key): Promise<void>
  /** A PNG of the panel with the DevTools around it. */
  screenshot(path: string): Promise<void>
  /** Uncaught exceptions and logged errors of the extension's code, everywhere it runs. */
  errors(): Promise<string[]>
}

export interface Point {
  x: number
  y: number
}

export type Key = 'Tab' | 'Enter' | 'Escape' | 'ArrowDown' | 'ArrowUp'

/**
 * `hide` puts another tab of its window before the page. `freeze` stops it for a while, as Chromium
 * does with tabs out of sight.
 */
export type Act = 'hide' | 'freeze' | 'press Enter' | 'collect garbage'

export type BrowserName = 'chromium' | 'firefox'

export interface LaunchOptions {
  /** Folder of the built extension; none: a plain browser. */
  extension?: string
  theme?: 'light' | 'dark'
  /** Of the DevTools, CSS pixels: wide is docked at the bottom, narrow at the right. */
  size?: Size
  /** With a window on the screen, for people. */
  headed?: boolean
}

export interface Size {
  width: number
  height: number
}

/** For puppeteer, ms: to start, and to answer. A slow machine must not fail a test. */
export const PATIENT = { timeout: 100_000, protocolTimeout: 240_000 }

/** Those to test: `BROWSER=firefox` asks for one. */
export const browserNames: readonly BrowserName[] = (['chromium', 'firefox'] as const).filter(
  (name) => [undefined, name].includes(process.env.BROWSER as BrowserName | undefined),
)

export function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options)
}

/**
 * The text of a call, to be evaluated elsewhere. esbuild marks functions with `__name`, which does
 * not exist there.
 */
export function callText(fn: (...args: never[]) => unknown, args: unknown[]): string {
  return `(() => { const __name = (f) => f; return (${fn})(...${JSON.stringify(args)}) })()`
}
