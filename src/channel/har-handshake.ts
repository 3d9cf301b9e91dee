import { boundHeaders, type Handshake, type Header, headerOf } from '../handshake.ts'
import { isNumber, isObject, isText } from './shape.ts'

/**
 * What an entry of `devtools.network` tells of a WebSocket's handshake; undefined for another entry.
 * Status and headers come with a 101 only. A refused one has status 0 and the browser's failure text,
 * which is empty when another extension of the profile uses `webRequest`.
 */
export function handshakeOf(entry: unknown): Handshake | undefined {
  if (!isObject(entry) || entry._resourceType !== 'websocket') return undefined
  const { request, response } = entry
  if (!isObject(request) || !isText(request.url)) return undefined
  const requestHeaders = headersOf(request.headers)
  const id = headerOf(requestHeaders, 'sec-websocket-key')
  const handshake: Handshake = { url: request.url, requestHeaders, ...(id !== undefined && { id }) }
  if (isObject(response) && isNumber(response.status) && response.status > 0) {
    return { ...handshake, ...answerOf(entry, response, response.status) }
  }
  return { ...handshake, error: failureOf(entry), reached: requestHeaders.length > 0 }
}

function answerOf(
  entry: Record<string, unknown>,
  response: Record<string, unknown>,
  status: number,
): Partial<Handshake> {
  const at = Date.parse(String(entry.startedDateTime))
  const statusText = isText(response.statusText) ? response.statusText : ''
  // After the opening the text names the frame the browser refused.
  const error = failureOf(entry)
  const answer = {
    status,
    statusText,
    reached: true,
    responseHeaders: headersOf(response.headers),
    ...(error !== '' && { error }),
  }
  return Number.isNaN(at) ? answer : { ...answer, at }
}

function failureOf(entry: Record<string, unknown>): string {
  const messages: unknown = entry._webSocketMessages
  if (!Array.isArray(messages)) return ''
  const failure: unknown = messages.find((one) => isObject(one) && one.type === 'error')
  return isObject(failure) && isText(failure.data) ? failure.data : ''
}

/** The headers of a HAR, whoever wrote it. */
export function headersOf(value: unknown): Header[] {
  if (!Array.isArray(value)) return []
  const headers = value.flatMap((one) =>
    isObject(one) && isText(one.name) && isText(one.value)
      ? [{ name: one.name, value: one.value }]
      : [],
  )
  return boundHeaders(headers)
}
