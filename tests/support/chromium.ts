import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer, {
  type CDPSession,
  type Browser as Chromium,
  type Frame,
  type Page,
  type Target,
} from 'puppeteer-core'
import type { Browser, LaunchOptions, PanelDriver, Size } from './browsers.ts'
import { callText, PATIENT } from './browsers.ts'
import { actInChromium } from './chromium-act.ts'
import { findBrowser } from './install.ts'
import { until } from './until.ts'

/** ms, of several DevTools at once. */
const SLOW_START = 120_000

/** Chromium with the real DevTools, which puppeteer drives like a page. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'websocket-doctor-'))
  const forget = () =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  process.once('exit', forget)
  seedProfile(profile, options.theme)
  const chromium = await start(profile, options)
  const install = async () =>
    options.extension && (await chromium.installExtension(resolve(options.extension)))
  const id = await install()
  const errors: string[] = []
  return {
    name: 'chromium',
    newPage: (url) => newPage(chromium, errors, url),
    openPanel: (page) => openPanel(page, extensionUrl(id), errors, options.size),
    closePanel: async (page) => {
      await openDevTools.get(page)?.close()
    },
    openDevTools: async (page) => void (await page.openDevTools()),
    act: (act, page) => actInChromium(chromium, act, page),
    stopBackground: async () => {},
    reloadExtension: async () => void (await install()),
    close: async () => {
      await chromium.close()
      process.off('exit', forget)
      forget()
    },
  }
}

function start(profile: string, options: LaunchOptions): Promise<Chromium> {
  return puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: !options.headed,
    ...PATIENT,
    pipe: true,
    enableExtensions: true,
    handleDevToolsAsPage: true,
    // puppeteer's own flags keep hidden pages from being throttled as they are for users.
    ignoreDefaultArgs: [
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
    ],
    userDataDir: profile,
    defaultViewport: null,
    args: [
      // Chromium refuses to run as root with its sandbox, as containers do.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--window-size=1400,900',
      // Hosts of the lab that are not this machine, as far as a browser can tell.
      '--host-resolver-rules=MAP *.lab.test 127.0.0.1',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/**
 * Undocked, all of DevTools is one window, so that a picture is whole and every tab header shows.
 * In developer mode an unpacked extension survives its own reload.
 */
function seedProfile(profile: string, theme: LaunchOptions['theme']): void {
  const preferences = {
    currentDockState: '"undocked"',
    'help.show-release-note': 'false',
    releaseNoteVersionSeen: '999',
    'ui-theme': theme === 'dark' ? '"dark"' : '"default"',
  }
  const content = {
    extensions: { ui: { developer_mode: true } },
    download: { default_directory: join(profile, 'Downloads') },
    devtools: {
      preferences,
      synced_preferences_sync_disabled: { 'ui-theme': preferences['ui-theme'] },
    },
  }
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(content))
}

async function newPage(chromium: Chromium, errors: string[], url?: string): Promise<Page> {
  const page = await chromium.newPage({ type: 'window' })
  page.on('pageerror', (error) => {
    const text = String(error instanceof Error ? error.stack : error)
    // What the page's own call throws passes through our wrapper: it begins in the page.
    if (text.split('\n').at(-1)?.includes('chrome-extension://')) errors.push(text)
  })
  if (url) await until(() => page.goto(url), url)
  return page
}

function extensionUrl(id: string | undefined): string {
  if (!id) throw new Error('Chromium was launched without the extension')
  return `chrome-extension://${id}`
}

/** By the page they inspect. */
const openDevTools = new WeakMap<Page, Page>()

async function openPanel(
  page: Page,
  origin: string,
  errors: string[],
  size: Size | undefined,
): Promise<PanelDriver> {
  const devtools = await page.openDevTools()
  openDevTools.set(page, devtools)
  await selectTab(devtools, origin)
  // Only now: in a narrow window the header hides in a menu.
  if (size) await devtools.setViewport(size)
  const isPanel = (frame: Frame) =>
    frame.url().startsWith(`${origin}/`) && /panel/.test(frame.url())
  const frame = await until(() => devtools.frames().find(isPanel), 'the panel frame', SLOW_START)
  const session = await attach(frame)
  await collectErrors(session, errors)
  return drivePanel(devtools, frame, session, errors)
}

/** A frame of another origin is a target of its own; puppeteer keeps that out of its types. */
function attach(panel: Frame): Promise<CDPSession> {
  const { client } = panel as unknown as { client: CDPSession & { target(): Target } }
  return client.target().createCDPSession()
}

/** A new session is told what was thrown and logged before it came. */
async function collectErrors(session: CDPSession, errors: string[]): Promise<void> {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text)
  })
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error') errors.push(args.map((arg) => arg.value ?? arg.description).join(' '))
  })
  await session.send('Runtime.enable')
}

/** Clicks the header of the panel, whose view is registered under the id of the extension. */
async function selectTab(devtools: Page, origin: string): Promise<void> {
  // Before DevTools has started, an import of its modules would break it.
  await until(() => devtools.$('pierce/.tabbed-pane-header'), 'the DevTools', SLOW_START)
  const findView = `import('./ui/legacy/legacy.js').then(({ ViewManager }) =>
    [...ViewManager.ViewManager.instance().views.keys()].find((key) => key.startsWith('${origin}')))`
  const view = await until(
    () => devtools.evaluate(findView),
    'the panel to be registered',
    SLOW_START,
  )
  const header = `pierce/#tab-${String(view).replace(/[^\w-]/g, (char) => `\\${char}`)}`
  const tab = await until(() => devtools.$(header), 'the tab header', SLOW_START)
  await tab.click()
}

function drivePanel(
  devtools: Page,
  frame: Frame,
  session: CDPSession,
  errors: string[],
): PanelDriver {
  const evaluate: PanelDriver['evaluate'] = (fn, ...args) =>
    evaluateQuietly(session, callText(fn, args)) as never
  return {
    evaluate,
    waitFor: (fn, ...args) => until(() => evaluate(fn, ...args), `${fn} ${args}`),
    click: (selector) => frame.click(selector),
    doubleClick: async (selector, offset) => {
      const element = await frame.$(selector)
      await element?.click({ count: 2, offset })
    },
    type: (text) => devtools.keyboard.type(text),
    press: (key) => devtools.keyboard.press(key),
    screenshot: async (path) => void (await devtools.screenshot({ path: path as `${string}.png` })),
    errors: async () => errors,
  }
}

/** puppeteer's own evaluate counts as an act of the user, in the inspected page as well. */
async function evaluateQuietly(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'panel threw')
  return result.value
}
