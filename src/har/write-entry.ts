import { type Connection, endedAt } from '../connection.ts'
import type { CaptureEvent } from '../event.ts'
import type { Header } from '../handshake.ts'
import { appFrame } from '../stack.ts'
import { type Facts, VERSION } from './format.ts'

/** Stands for a URL that is none. https://www.rfc-editor.org/rfc/rfc6694#section-2.1 */
const NO_URL = 'about:invalid'

/** The events of a connection's life, in the order a page tells them. */
export function eventsOf(connection: Connection): CaptureEvent[] {
  const { constructed, opened, closeCalls, refusedCalls, closingAt, errorAt, closed, socket } =
    connection
  const seen = (kind: 'closing' | 'error', at: number | undefined): CaptureEvent[] =>
    at === undefined ? [] : [{ kind, seq: 0, at, socket }]
  return [
    constructed,
    ...(opened ? [opened] : []),
    ...closeCalls,
    ...refusedCalls,
    ...seen('closing', closingAt),
    ...seen('error', errorAt),
    ...(closed ? [closed] : []),
  ]
}

/** A HAR entry but for its messages: the text up to them. http://www.softwareishard.com/blog/har-12-spec/ */
export function openEntry(connection: Connection, facts: Facts, events: CaptureEvent[]): string {
  const entry = {
    pageref: connection.doc,
    startedDateTime: isoTime(connection.constructed.at),
    time: lifeTime(connection),
    request: requestOf(connection, facts),
    response: responseOf(connection, facts),
    cache: {},
    timings: { send: 0, wait: waitOf(connection), receive: 0 },
    _resourceType: 'websocket',
    ...initiatorOf(connection),
    _websocketDoctor: { version: VERSION, page: connection.doc, facts, events },
  }
  return `${JSON.stringify(entry).slice(0, -1)},"_webSocketMessages":[`
}

/** Chrome’s way to tell why a connection failed. */
export function failureItem(connection: Connection, facts: Facts): string | undefined {
  const text = facts.handshake?.error
  if (text === undefined || text === '') return undefined
  const at = connection.errorAt ?? connection.constructed.at
  return JSON.stringify({ type: 'error', time: at / 1000, opcode: -1, data: text })
}

/** HAR has no times outside the years 0 to 9999. */
export function isoTime(at: number): string {
  const date = new Date(Number.isFinite(at) ? at : 0)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? date.toISOString() : new Date(0).toISOString()
}

function lifeTime(connection: Connection): number {
  const end = endedAt(connection) ?? connection.opened?.at ?? connection.constructed.at
  return Math.max(0, end - connection.constructed.at)
}

function waitOf({ opened, constructed }: Connection): number {
  return opened ? Math.max(0, opened.at - constructed.at) : 0
}

function requestOf({ url, protocols }: Connection, { handshake }: Facts) {
  const asked = [{ name: 'Sec-WebSocket-Protocol', value: protocols.join(', ') }]
  const known = URL.canParse(url)
  return {
    method: 'GET',
    url: known ? new URL(url).href : NO_URL,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: handshake?.requestHeaders ?? (protocols.length > 0 ? asked : []),
    queryString: known
      ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value }))
      : [],
    headersSize: -1,
    bodySize: 0,
  }
}

function responseOf(connection: Connection, { handshake }: Facts) {
  const status = handshake?.status ?? (connection.opened ? 101 : 0)
  return {
    status: Number.isInteger(status) ? status : 0,
    statusText: handshake?.statusText ?? (status === 101 ? 'Switching Protocols' : ''),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: handshake?.responseHeaders ?? answered(connection),
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _error: handshake?.error || null,
  }
}

/** What the page itself saw of the answer. */
function answered({ opened }: Connection): Header[] {
  if (!opened) return []
  return [
    { name: 'Sec-WebSocket-Protocol', value: opened.protocol },
    { name: 'Sec-WebSocket-Extensions', value: opened.extensions },
  ].filter(({ value }) => value !== '')
}

/** Chrome shows it; its lines and columns count from 0. */
function initiatorOf({ constructed }: Connection) {
  const frame = appFrame(constructed.stack)
  if (!frame) return {}
  const { url, line, column, functionName = '' } = frame
  const call = { functionName, scriptId: '', url, lineNumber: line - 1, columnNumber: column - 1 }
  return { _initiator: { type: 'script', stack: { callFrames: [call] } } }
}
