import browser, { type WebRequest } from 'webextension-polyfill'
import type { Handshake, Header } from '../src/handshake.ts'

const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'] }

interface Request {
  requestId: string
  tabId: number
  frameId: number
  url: string
  timeStamp: number
}

/**
 * Tells each step of an opening handshake to the relay of its frame, at once: the background keeps
 * nothing. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest
 */
export function watchHandshakes(): void {
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
      const { statusCode: status, statusLine: statusText } = request
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
}

function tell(request: Request, step: Partial<Handshake>): void {
  const { requestId: id, url, tabId, frameId } = request
  if (tabId < 0) return
  const message = { kind: 'handshake', handshake: { id, url, ...step } }
  browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => {})
}

function headers(list: WebRequest.HttpHeaders = []): Header[] {
  return list.map(({ name, value }) => ({ name, value: value ?? '' }))
}
