import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser as Firefox, type Page } from 'puppeteer-core'
import type { Act, Browser, Key, LaunchOptions, PanelDriver, Size } from './browsers.ts'
import { callText, PATIENT } from './browsers.ts'
import { findBrowser } from './install.ts'
import { until } from './until.ts'

/** Calls a function of `firefox-toolbox.sys.mjs` with the browser's own privileges. */
type Toolbox = <R = void>(name: string, ...args: unknown[]) => Promise<R>

/** Firefox with its real toolbox, driven by WebDriver BiDi and scripts in the browser's own scope. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const downloads = mkdtempSync(join(tmpdir(), 'websocket-doctor-downloads-'))
  const forget = () => rmSync(downloads, { recursive: true, force: true })
  process.once('exit', forget)
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: !options.headed,
    ...PATIENT,
    args: ['--remote-allow-system-access', '--width=1400', '--height=900'],
    defaultViewport: null,
    extraPrefsFirefox: preferences(options.theme, downloads),
  })
  const install = async () =>
    options.extension && (await firefox.installExtension(resolve(options.extension)))
  const id = await install()
  const toolbox = await openToolboxScope(firefox)
  const inTurn = createTurns()
  return {
    name: 'firefox',
    newPage: (url) => newPage(firefox, url),
    openPanel: async (page) => {
      await openPanel(toolbox, page, id, options.size)
      return drivePanel(toolbox, contextOf(page), inTurn)
    },
    closePanel: (page) => toolbox('closePanel', contextOf(page)),
    openDevTools: (page) => toolbox('openToolbox', contextOf(page)),
    act: (act, page) => actInFirefox(toolbox, act, page),
    stopBackground: () => toolbox('stopBackground', id),
    reloadExtension: async () => void (await install()),
    close: async () => {
      await firefox.close()
      process.off('exit', forget)
      forget()
    },
  }
}

function preferences(theme: LaunchOptions['theme'], downloads: string): Record<string, unknown> {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'devtools.toolbox.host': 'bottom',
    'devtools.toolbox.footer.height': 450,
    'devtools.theme': theme ?? 'light',
    // Firefox waits before it connects again to an address that failed, up to 60 s.
    'network.websocket.delay-failed-reconnects': false,
    // Hosts of the lab that are not this machine, as far as a browser can tell.
    'network.dns.localDomains': 'one.lab.test,two.lab.test',
  }
}

async function newPage(firefox: Firefox, url?: string): Promise<Page> {
  const page = await firefox.newPage({ type: 'window' })
  if (url) await until(() => page.goto(url), url)
  return page
}

async function actInFirefox(toolbox: Toolbox, act: Act, page: Page): Promise<void> {
  switch (act) {
    case 'hide':
      return toolbox('hide', contextOf(page))
    case 'press Enter':
      // The panel has the focus.
      await toolbox('focus', contextOf(page))
      return page.keyboard.press('Enter')
    case 'collect garbage':
      return toolbox('collectGarbage', contextOf(page))
    case 'freeze':
      throw new Error('Firefox freezes no pages')
  }
}

/** In BiDi the id of a page is the id of its top browsing context. */
function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id
}

/** Makes the folder of this file known to Firefox under a name it imports modules from. */
async function openToolboxScope(firefox: Firefox): Promise<Toolbox> {
  const send = bidi(firefox)
  const { contexts } = await send<{ contexts: { url: string; context: string }[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome', maxDepth: 0 },
  )
  const context = contexts.find(({ url }) => url.endsWith('browser.xhtml'))?.context
  const folder = `file://${fileURLToPath(new URL('.', import.meta.url))}`
  return async (name, ...args) => {
    const answer = await send<ScriptAnswer>('script.callFunction', {
      functionDeclaration: callModule,
      arguments: [folder, name, JSON.stringify(args)].map((value) => ({ type: 'string', value })),
      target: { context },
      awaitPromise: true,
    })
    if (answer.type === 'exception') throw new Error(`${name}: ${answer.exceptionDetails?.text}`)
    return JSON.parse(answer.result?.value ?? '{}').value
  }
}

const callModule = `async (folder, name, args) => {
  const resource = Services.io.getProtocolHandler('resource').QueryInterface(Ci.nsIResProtocolHandler)
  resource.setSubstitution('websocket-doctor-tests', Services.io.newURI(folder))
  const toolbox = ChromeUtils.importESModule('resource://websocket-doctor-tests/firefox-toolbox.sys.mjs')
  return JSON.stringify({ value: await toolbox[name](...JSON.parse(args)) })
}`

interface ScriptAnswer {
  type: 'success' | 'exception'
  result?: { value?: string }
  exceptionDetails?: { text: string }
}

/** puppeteer's own connection: it is there, but not in its types. */
function bidi(firefox: Firefox) {
  const { connection } = firefox as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: unknown }> }
  }
  return async <R>(method: string, params: object): Promise<R> =>
    (await connection.send(method, params)).result as R
}

async function openPanel(
  toolbox: Toolbox,
  page: Page,
  id: string | undefined,
  size: Size | undefined,
): Promise<void> {
  if (!id) throw new Error('Firefox was launched without the extension')
  await toolbox('openPanel', contextOf(page), id, size)
}

/** One act after the other, whatever comes of it. */
type Turns = <T>(act: () => Promise<T>) => Promise<T>

/** Trusted input goes where the focus is, and a browser has one focus for all its windows. */
function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
}

/** https://www.w3.org/TR/webdriver/#keyboard-actions */
const KEYS: Record<Key, string> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
}

function drivePanel(toolbox: Toolbox, page: string, inTurn: Turns): PanelDriver {
  const evaluate: PanelDriver['evaluate'] = async (fn, ...args) => {
    const json = await toolbox<string | undefined>('evaluate', page, callText(fn, args))
    return json === undefined || json === null ? undefined : JSON.parse(json)
  }
  /** Input reaches the process of the panel on a channel of its own. */
  const arrive = async (type: 'keyup' | 'mouseup', count: number, act: () => Promise<void>) => {
    await evaluate(countArrivals, type)
    await act()
    await until(() => evaluate(haveArrived, count), `${count} ${type} to arrive`)
  }
  const clickAt = (x: number, y: number, count: number) =>
    arrive('mouseup', count, () => toolbox('click', page, { x, y }, count))
  const type: PanelDriver['type'] = (text) =>
    inTurn(() => arrive('keyup', [...text].length, () => toolbox('type', page, text)))
  return {
    evaluate,
    waitFor: (fn, ...args) => until(() => evaluate(fn, ...args), `${fn} ${args}`),
    click: (selector) =>
      inTurn(async () => {
        const { x, y } = await evaluate(centreOf, selector)
        await clickAt(x, y, 1)
      }),
    doubleClick: (selector, offset) =>
      inTurn(async () => {
        const { x, y } = await evaluate(cornerOf, selector)
        await clickAt(x + offset.x, y + offset.y, 2)
      }),
    type,
    press: (key) => type(KEYS[key]),
    screenshot: async (path) =>
      writeFileSync(path, Buffer.from(await toolbox<string>('screenshot', page), 'base64')),
    errors: () => toolbox('errors', page),
  }
}

function centreOf(selector: string): { x: number; y: number } {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`no element ${selector}`)
  element.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

function cornerOf(selector: string): { x: number; y: number } {
  const { x = 0, y = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
  return { x, y }
}

interface Arrivals {
  arrivals: number
  others?: AbortController
}

function countArrivals(type: 'keyup' | 'mouseup'): void {
  const scope = window as Window & Partial<Arrivals>
  scope.others?.abort()
  const others = new AbortController()
  const counter = Object.assign(scope, { arrivals: 0, others })
  const options = { capture: true, signal: others.signal }
  window.addEventListener(type, () => void counter.arrivals++, options)
}

function haveArrived(count: number): boolean {
  return (window as unknown as Arrivals).arrivals >= count
}
