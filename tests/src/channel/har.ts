/** Entries of `devtools.network`, as Chromium writes them. */

export const EXTENSION = 'chrome-extension://abc/'
const STARTED = '2026-01-01T00:00:00.000Z'
/** When they start, ms. */
export const STARTED_AT = Date.parse(STARTED)

interface Parts {
  url?: string
  key?: string
  status?: number
  messages?: object[]
  /** Scripts of the call, the innermost first. */
  calls?: string[]
  /** A dedicated worker's stack goes on in the document. */
  worker?: boolean
  /** ms after the answer; 0: it lives. */
  lived?: number
}

export function entryOf(parts: Parts = {}): Record<string, unknown> {
  const { url = 'wss://a.test/feed', key = 'k1', status = 101, messages = [], lived = 0 } = parts
  const { calls = ['https://a.test/worker.js'], worker = false } = parts
  const headers = [
    { name: 'Sec-WebSocket-Key', value: key },
    { name: 'Origin', value: 'https://a.test' },
  ]
  return {
    _resourceType: 'websocket',
    _initiator: { type: 'script', stack: stackOf(calls, worker) },
    startedDateTime: STARTED,
    time: 10 + lived,
    timings: { wait: 10, receive: lived },
    request: { url, headers: key === '' ? [] : headers },
    response: { status, statusText: '', headers: [] },
    _webSocketMessages: messages,
  }
}

function stackOf(urls: string[], worker: boolean) {
  const callFrames = urls.map((url) => ({
    ...{ functionName: 'connect', url },
    ...{ lineNumber: 2, columnNumber: 4 },
  }))
  return { callFrames, ...(worker && { parentId: { id: '1', debuggerId: '2' } }) }
}

/** @param at ms after the start */
export function harMessage(type: 'send' | 'receive', data: string, opcode = 1, at = 20) {
  return { type, data, opcode, time: (STARTED_AT + at) / 1_000 }
}

export function harOf(entries: object[], pageStart = STARTED_AT - 1_000) {
  return { entries, pages: [{ startedDateTime: new Date(pageStart).toISOString() }] }
}
