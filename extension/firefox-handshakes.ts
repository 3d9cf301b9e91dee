import browser, { type WebRequest } from 'webextension-polyfill'
import { boundHeaders, type Handshake, type Header, type Outsider } from '../src/handshake.ts'

const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'] }

/** Of the status line, which a server writes as it likes; UTF-16 units. */
const MAX_STATUS = 1_024

interface Request {
  requestId: string
  tabId: number
  frameId: number
  url: string
  timeStamp: number
  /** Of a request of a document: the frames around it. */
  frameAncestors?: unknown
  /** The script of a shared or service worker; else the document. */
  originUrl?: string
}

/**
 * Tells each step of an opening handshake to the relay of its frame, at once: the background keeps
 * nothing. Shared and service workers belong to no tab: theirs go to the panels that are open.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest
 */
export function watchHandshakes(tellPanels: (handshake: Handshake) => void): void {
  const { webRequest } = browser
  webRequest.onBeforeRequest.addListener((request) => {
    tell(request, { at: request.timeStamp })
  }, filter)
  webRequest.onSendHeaders.addListener(
    (request) => tell(request, { requestHeaders: headers(request.requestHeaders) }),
    filter,
    ['requestHeaders'],
  )
  webRequest.onHeadersReceived.addListener(
    (request) => {
      const { statusCode: status, statusLine } = request
      const statusText = statusLine.slice(0, MAX_STATUS)
      tell(request, {
        status,
        statusText,
        reached: true,
        responseHeaders: headers(request.responseHeaders),
      })
    },
    filter,
    ['responseHeaders'],
  )
  // Takes no third argument in Firefox.
  webRequest.onErrorOccurred.addListener(
    (request) => tell(request, { error: request.error }),
    filter,
  )

  function tell(request: Request, step: Partial<Handshake>): void {
    const { requestId: id, url, tabId, frameId } = request
    const outsider = outsiderOf(request)
    const handshake = { id, url, ...step, ...(outsider && { outsider }) }
    if (tabId < 0) tellPanels(handshake)
    else {
      const message = { kind: 'handshake', handshake }
      browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => {})
    }
  }
}

/** A request of a worker has a tab at most, and no window. */
function outsiderOf({ frameAncestors, tabId, originUrl }: Request): Outsider | undefined {
  if (frameAncestors) return undefined
  return { kind: 'worker', ...(tabId < 0 && originUrl !== undefined && { script: originUrl }) }
}

function headers(list: WebRequest.HttpHeaders = []): Header[] {
  return boundHeaders(list.map(({ name, value }) => ({ name, value: value ?? '' })))
}
