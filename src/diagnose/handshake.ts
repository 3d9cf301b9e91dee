import type { Connection } from '../connection.ts'
import { headerOf } from '../handshake.ts'
import { type HandshakeText, readHandshakeText } from '../knowledge/handshake-texts.ts'
import type { Evidence } from './verdict.ts'
import { quote } from './words.ts'

/**
 * The HTTP status of a refused handshake, from the facts or from Chromium's text. Undefined for the
 * ones that succeed: 101, and 2xx to an extended CONNECT over HTTP/2.
 * https://www.rfc-editor.org/rfc/rfc8441#section-5
 */
export function refusedStatus(connection: Connection): number | undefined {
  if (isNoHttp(connection)) return undefined
  const { status = 0 } = connection.handshake ?? {}
  const found = status > 0 ? status : statusInText(errorText(connection))
  if (found === undefined || found === 101) return undefined
  return isSuccess(found) && isExtendedConnect(connection) ? undefined : found
}

/** What the browser's own text stands for; undefined where it is blank, unknown or not there. */
export function handshakeText(connection: Connection): HandshakeText | undefined {
  const text = isNoHttp(connection) ? NO_HTTP : errorText(connection)
  return text === '' ? undefined : readHandshakeText(text)
}

/** Whether it failed as where the server is down: certificates, policies and this side’s network say no such thing. */
export function mayBeDown(refused: Connection): boolean {
  const { kind = 'unreachable', ownNetwork } = handshakeText(refused) ?? {}
  return !ownNetwork && (kind === 'unreachable' || kind === 'malformed')
}

/** Chromium's name for it. */
const NO_HTTP = 'ERR_INVALID_HTTP_RESPONSE'

/**
 * Firefox takes an answer without a status line for HTTP/0.9 and gives it status 200.
 * https://www.rfc-editor.org/rfc/rfc1945#section-6
 */
export function isNoHttp({ handshake }: Connection): boolean {
  return /^HTTP\/0\.9\b/.test(handshake?.statusText ?? '')
}

export function errorText(connection: Connection): string {
  return connection.handshake?.error ?? ''
}

/** A text was there to be had, and was blanked: any extension with `webRequest` does that. */
export function isBlanked(connection: Connection): boolean {
  return connection.handshake !== undefined && errorText(connection) === ''
}

/** The browser's text as evidence. */
export function textEvidence(connection: Connection): Evidence[] {
  const text = errorText(connection)
  return text === '' ? [] : [{ text: `The browser says: ${quote(text)}.` }]
}

/** The subprotocol the answer of the server names; undefined where it names none, or is hidden. */
export function answeredSubprotocol(connection: Connection): string | undefined {
  const header = headerOf(connection.handshake?.responseHeaders, 'sec-websocket-protocol')
  return header ?? subprotocolInText(errorText(connection))
}

/**
 * Chromium refuses the answer and tells no headers, but quotes this one.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_basic_handshake_stream.cc
 */
function subprotocolInText(text: string): string | undefined {
  const match =
    /'Sec-WebSocket-Protocol' header value '([^']*)' in response|header if not present in request: (.+)/.exec(
      text,
    )
  return match?.[1] ?? match?.[2]?.trim()
}

function statusInText(text: string): number | undefined {
  const code = /Unexpected response code: (\d{3})/.exec(text)?.[1]
  if (code !== undefined) return Number(code)
  if (/HTTP Authentication failed/.test(text)) return 401
  return /Proxy authentication failed/i.test(text) ? 407 : undefined
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function isExtendedConnect(connection: Connection): boolean {
  const headers = connection.handshake?.requestHeaders ?? []
  return headers.some(({ name }) => name === ':protocol')
}
