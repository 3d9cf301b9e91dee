/**
 * Runs inside Firefox with the browser's own privileges: WebDriver BiDi has no words for DevTools.
 * `firefox.ts` calls these functions by name, with JSON in and out.
 * https://firefox-source-docs.mozilla.org/devtools/
 */
import { NavigableManager } from 'chrome://remote/content/shared/NavigableManager.sys.mjs'
import { event } from 'chrome://remote/content/shared/webdriver/Event.sys.mjs'
import { keyData } from 'chrome://remote/content/shared/webdriver/KeyData.sys.mjs'
import { require } from 'resource://devtools/shared/loader/Loader.sys.mjs'

/** What Firefox says when a frame goes away before the answer to its last message. */
const FRAME_LEFT =
  /^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/

const { gDevTools } = require('devtools/client/framework/devtools')
const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs')

/** Opens the toolbox of a page and selects the panel of the extension in it. */
export async function openPanel(page, extensionId, size) {
  const tab = tabOf(page)
  if (size) makeRoom(windowOf(tab), size)
  const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' })
  const tool = await until(
    () => toolbox.getAdditionalTools().find((known) => known.extensionId === extensionId),
    'the panel to be registered',
  )
  await toolbox.selectTool(tool.id)
  await until(() => {
    const panel = panelOf(page)
    return (
      panel?.currentURI?.spec?.startsWith('moz-extension://') &&
      !panel.webProgress.isLoadingDocument
    )
  }, 'the panel to load')
}

export async function closePanel(page) {
  await gDevTools.closeToolboxForTab(tabOf(page))
}

/** Opens the toolbox of a page on a tool of its own. */
export async function openToolbox(page) {
  await gDevTools.showToolboxForTab(tabOf(page), { toolId: 'webconsole' })
}

/** Evaluates in the panel, with its globals, whatever its content security policy says. */
export async function evaluate(page, expression) {
  const sandboxed = `(async () => JSON.stringify(await ${expression}))()`
  return inPanelProcess(
    page,
    `(() => {
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, sameZoneAs: content, wantXrays: false })
      return Cu.evalInSandbox(${JSON.stringify(sandboxed)}, sandbox)
    })()`,
  )
}

/** A trusted click, or more in a row, at a point of the panel, CSS pixels. */
export async function click(page, point, count = 1) {
  const { window, x, y } = focusPanel(page)
  const act = (type, clickCount) =>
    event.synthesizeMouseAtPoint(
      x + point.x,
      y + point.y,
      { type, button: 0, clickCount, asyncEnabled: true },
      window,
    )
  await act('mousemove', 1)
  for (let clickCount = 1; clickCount <= count; clickCount++) {
    await act('mousedown', clickCount)
    await act('mouseup', clickCount)
  }
}

export function type(page, text) {
  const { window } = focusPanel(page)
  for (const char of text) {
    const key = keyData.getData(char)
    event.sendKeyDown(key, window)
    event.sendKeyUp(key, window)
  }
}

/** PNG of the toolbox, base64. */
export async function screenshot(page) {
  const window = windowOf(tabOf(page))
  const toolbox = gDevTools.getToolboxForTab(tabOf(page))
  const rect = toolbox.win.browsingContext.embedderElement.getBoundingClientRect()
  const picture = await window.browsingContext.currentWindowGlobal.drawSnapshot(
    new window.DOMRect(rect.x, rect.y, rect.width, rect.height),
    window.devicePixelRatio,
    'rgb(255,255,255)',
  )
  const canvas = new window.OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d').drawImage(picture, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return (await blob.bytes()).toBase64()
}

/** Uncaught errors of every context of the extension, and what its own process logged. */
export async function errors(page) {
  const uncaught = Services.console
    .getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError)
    .filter(
      ({ sourceName, flags }) => isOurs(sourceName) && !(flags & Ci.nsIScriptError.warningFlag),
    )
    .filter(({ errorMessage }) => !FRAME_LEFT.test(errorMessage))
    .map(
      ({ errorMessage, sourceName, lineNumber, columnNumber }) =>
        `${errorMessage} @ ${sourceName}:${lineNumber}:${columnNumber}`,
    )
  const logged = await inPanelProcess(
    page,
    `JSON.stringify(Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
      .filter((entry) => /^(error|assert)$/.test(entry.level) && /moz-extension:/.test(entry.filename))
      .map((entry) => Array.from(entry.arguments, String).join(' ') + ' @ ' + entry.filename + ':' + entry.lineNumber))`,
  )
  return [...uncaught, ...JSON.parse(logged)]
}

/** Suspends the event page, as Firefox does after 30 s without events. */
export async function stopBackground(extensionId) {
  const { extension } = WebExtensionPolicy.getByID(extensionId)
  await extension.terminateBackground({
    ignoreDevToolsAttached: true,
    disableResetIdleForTest: true,
  })
}

export function focus(page) {
  const { linkedBrowser } = tabOf(page)
  windowOf(linkedBrowser).focus()
  linkedBrowser.focus()
}

/** Opens another tab before the page, in its window; it goes with the page. */
export function hide(page) {
  const tab = tabOf(page)
  const { gBrowser } = windowOf(tab)
  const front = gBrowser.addTrustedTab('about:blank')
  gBrowser.selectedTab = front
  tab.addEventListener('TabClose', () => gBrowser.removeTab(front), { once: true })
}

/** In the process of the page and, where DevTools are open, in that of the panel. */
export async function collectGarbage(page) {
  const { linkedBrowser } = tabOf(page)
  await inProcessOf(linkedBrowser, MINIMIZE)
  if (gDevTools.hasToolboxForTab(tabOf(page))) await inPanelProcess(page, MINIMIZE)
}

/** As in about:memory: collects, and gives what is free back to the system. */
const MINIMIZE = `new Promise((resolve) =>
  Cc['@mozilla.org/memory-reporter-manager;1']
    .getService(Ci.nsIMemoryReporterManager)
    .minimizeMemoryUsage(resolve))`

function isOurs(file) {
  return file.startsWith('moz-extension:')
}

function tabOf(page) {
  const browser = NavigableManager.getBrowsingContextById(page).top.embedderElement
  return windowOf(browser).gBrowser.getTabForBrowser(browser)
}

function windowOf(element) {
  return element.ownerDocument.defaultView
}

/** The `<browser>` of the panel; it lives in the extension's process. */
function panelOf(page) {
  const toolbox = gDevTools.getToolboxForTab(tabOf(page))
  const frame = toolbox.doc.getElementById(`toolbox-panel-iframe-${toolbox.currentToolId}`)
  return frame?.contentDocument?.querySelector('browser')
}

/** Docks wide toolboxes at the bottom and narrow ones at the right, with room for the page. */
function makeRoom(window, { width, height }) {
  const wide = width > height
  Services.prefs.setStringPref('devtools.toolbox.host', wide ? 'bottom' : 'right')
  Services.prefs.setIntPref('devtools.toolbox.footer.height', height)
  Services.prefs.setIntPref('devtools.toolbox.sidebar.width', width)
  window.resizeTo(wide ? width : width + 700, wide ? height + 400 : height + 100)
}

/** Gives the panel the focus and tells where it lies in its window. */
function focusPanel(page) {
  const panel = panelOf(page)
  panel.focus()
  let [x, y, element] = [0, 0, panel]
  for (;;) {
    const rect = element.getBoundingClientRect()
    x += rect.x
    y += rect.y
    const outer = windowOf(element).browsingContext.embedderElement
    if (!outer) return { window: windowOf(element), x, y }
    element = outer
  }
}

/** Evaluates in the process of the panel, where `content` is the panel's window. */
function inPanelProcess(page, expression) {
  return inProcessOf(panelOf(page), expression)
}

/** Evaluates in the process of what a `<browser>` shows, where `content` is its window. */
function inProcessOf(browser, expression) {
  const manager = browser.messageManager
  const name = `process:${Math.random()}`
  const script = `(async () => {
    try { sendAsyncMessage('${name}', { value: await (${expression}) }) }
    catch (error) { sendAsyncMessage('${name}', { error: String(error) + ' ' + error?.stack }) }
  })()`
  return new Promise((resolve, reject) => {
    const answer = ({ data }) => {
      manager.removeMessageListener(name, answer)
      if ('error' in data) reject(new Error(data.error))
      else resolve(data.value)
    }
    manager.addMessageListener(name, answer)
    manager.loadFrameScript(
      `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
      false,
    )
    setTimeout(() => answer({ data: { error: 'no answer from the process' } }), 60_000)
  })
}

async function until(read, what) {
  for (let left = 6_000; left > 0; left--) {
    const value = read()
    if (value) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Timed out waiting for ${what}`)
}
