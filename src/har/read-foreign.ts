import { handshakeOf, headersOf } from '../channel/har-handshake.ts'
import { isNumber, isObject, isText } from '../channel/shape.ts'
import { apply, type Connection, startConnection } from '../connection.ts'
import type { Construct, DocumentId } from '../event.ts'
import { headerOf as firstHeader, type Handshake } from '../handshake.ts'

/** What was collected of an entry another tool wrote. */
export interface ForeignEntry {
  /** By the name of the field; request and response as far as they are needed. */
  fields: ReadonlyMap<string, unknown>
  request: Record<string, unknown>
  response: Record<string, unknown>
  /** Items of `_webSocketMessages` that tell of a failure. */
  errors: readonly { text: string; at: number }[]
}

/** What a page’s URL scheme becomes in tools that know of HTTP alone. */
const SCHEMES: Readonly<Record<string, string>> = { 'http:': 'ws:', 'https:': 'wss:' }

/** Chromium gives refused handshakes a time of 1969; ms. */
const FIRST_SOCKETS = Date.UTC(2009, 0, 1)

/** Whether an entry is a WebSocket’s. Firefox marks it by its headers and its scheme alone. */
export function isWebSocket({ fields, request, response }: ForeignEntry, items: number): boolean {
  if (fields.get('_resourceType') === 'websocket' || items > 0) return true
  if (/^wss?:/.test(String(request.url))) return true
  return [request, response].some(({ headers }) =>
    /^websocket$/i.test(headerOf(headers, 'upgrade')),
  )
}

/**
 * Completes a connection from what other tools record: a handshake, messages and a failure text.
 * Neither calls of the page nor the end are among it.
 *
 * @param before ms; a time for an entry that has none.
 * @returns what is wrong with the entry.
 */
export function readForeign(
  connection: Connection,
  entry: ForeignEntry,
  doc: DocumentId,
  socket: number,
  before: number,
): string | undefined {
  const { request, errors } = entry
  if (!isText(request.url) || request.url === '') return 'request.url'
  const { messages, sent, received, heartbeats, rates } = connection
  const first = messages[0]?.at ?? errors[0]?.at
  const at = startOf(entry, first ?? before)
  const construct = constructOf(entry, socket, at)
  const started = startConnection(doc, construct, 'import')
  Object.assign(connection, started, { messages, sent, received, heartbeats, rates })
  for (const message of messages) message.socket = socket
  connection.endUnrecorded = true
  const handshake = handshakeIn(entry)
  if (handshake) connection.handshake = { ...handshake, url: construct.url }
  if (isOpened(entry, handshake, messages.length)) open(connection, entry, at)
  else fail(connection, entry, handshake, at)
  return undefined
}

/** It is over where the file says so: a text of the browser, or a close code of a proxy. */
function open(connection: Connection, entry: ForeignEntry, at: number): void {
  const { socket, messages } = connection
  const answered = at + waitOf(entry.fields.get('timings'))
  apply(connection, {
    kind: 'open',
    seq: 0,
    socket,
    at: Math.min(answered, messages[0]?.at ?? answered),
    protocol: headerOf(entry.response.headers, 'sec-websocket-protocol'),
    extensions: headerOf(entry.response.headers, 'sec-websocket-extensions'),
  })
  const failure = entry.errors[0]
  if (failure) {
    // A connection the browser fails ends with 1006, whatever else is recorded.
    // https://websockets.spec.whatwg.org/#feedback-from-the-protocol
    const own = { seq: 0, socket, at: failure.at }
    apply(connection, { kind: 'error', ...own })
    apply(connection, {
      kind: 'close',
      ...own,
      code: 1006,
      reason: '',
      wasClean: false,
      buffered: 0,
    })
    delete connection.endUnrecorded
    return
  }
  const close = entry.fields.get('_webSocketClose')
  if (!isObject(close) || !isNumber(close.code)) return
  const last = messages.at(-1)?.at ?? at
  apply(connection, {
    kind: 'close',
    seq: 0,
    socket,
    at: Math.max(last, at + durationOf(entry)),
    code: close.code,
    reason: isText(close.reason) ? close.reason : '',
    wasClean: close.code !== 1006,
    buffered: 0,
  })
}

/** A handshake without an answer may still be under way, where no text says that it failed. */
function fail(
  connection: Connection,
  entry: ForeignEntry,
  handshake: Handshake | undefined,
  at: number,
): void {
  const isOver = (handshake?.status ?? 0) > 0 || Boolean(handshake?.error)
  if (!isOver) return
  const end = Math.max(at, entry.errors[0]?.at ?? at + durationOf(entry))
  apply(connection, { kind: 'error', seq: 0, socket: connection.socket, at: end })
  delete connection.endUnrecorded
}

function isOpened({ request }: ForeignEntry, handshake: Handshake | undefined, items: number) {
  const status = handshake?.status
  if (items > 0 || status === 101) return true
  // https://www.rfc-editor.org/rfc/rfc8441#section-5
  return (
    status === 200 &&
    (request.method === 'CONNECT' || headerOf(request.headers, ':protocol') !== '')
  )
}

function handshakeIn({ fields, request, response, errors }: ForeignEntry): Handshake | undefined {
  const failure = [
    errors[0]?.text,
    fields.get('_error'),
    response._error,
    response._failureText,
  ].find((text) => isText(text) && text !== '')
  const found = handshakeOf({
    ...Object.fromEntries(fields),
    _resourceType: 'websocket',
    request,
    response,
    _webSocketMessages: failure === undefined ? [] : [{ type: 'error', data: failure }],
  })
  if (found?.error !== '' || found.reached !== false) return found
  // Other tools than Chrome leave headers out without a meaning.
  const { reached: _unknown, ...rest } = found
  return rest
}

function constructOf(entry: ForeignEntry, socket: number, at: number): Construct {
  const { request, fields } = entry
  const asked = headerOf(request.headers, 'sec-websocket-protocol')
  const stack = stackOf(fields.get('_initiator'))
  return {
    kind: 'construct',
    seq: 0,
    at,
    socket,
    source: 'app',
    url: socketUrl(String(request.url)),
    protocols: asked === '' ? [] : asked.split(/\s*,\s*/),
    ...(stack !== '' && { stack }),
  }
}

function socketUrl(url: string): string {
  return url.replace(/^https?:/i, (scheme) => SCHEMES[scheme.toLowerCase()] ?? scheme)
}

/** Chrome’s initiator as the text of a stack; its lines and columns count from 0. */
function stackOf(initiator: unknown): string {
  const frames: unknown =
    isObject(initiator) && isObject(initiator.stack) ? initiator.stack.callFrames : []
  if (!Array.isArray(frames)) return ''
  const lines = frames.slice(0, 50).flatMap((frame) => {
    if (!isObject(frame) || !isText(frame.url) || !isNumber(frame.lineNumber)) return []
    const column = isNumber(frame.columnNumber) ? frame.columnNumber + 1 : 1
    const name = isText(frame.functionName) && frame.functionName !== '' ? frame.functionName : 'f'
    return [`    at ${name} (${frame.url}:${frame.lineNumber + 1}:${column})`]
  })
  return lines.length === 0 ? '' : ['Error', ...lines].join('\n')
}

function startOf({ fields }: ForeignEntry, fallback: number): number {
  const at = Date.parse(String(fields.get('startedDateTime')))
  return Number.isNaN(at) || at < FIRST_SOCKETS ? fallback : at
}

function durationOf({ fields }: ForeignEntry): number {
  const time = fields.get('time')
  return isNumber(time) && time > 0 ? time : 0
}

/** From the start to the answer, ms; -1 stands for what does not apply. */
function waitOf(timings: unknown): number {
  if (!isObject(timings)) return 0
  const parts = ['blocked', 'dns', 'connect', 'send', 'wait'].map((name) => timings[name])
  return parts.reduce<number>((sum, part) => sum + (isNumber(part) && part > 0 ? part : 0), 0)
}

function headerOf(headers: unknown, name: string): string {
  return firstHeader(headersOf(headers), name) ?? ''
}
