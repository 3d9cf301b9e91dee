/**
 * What the browser knows of an opening handshake and the page does not.
 * Chromium: `devtools.network`; Firefox: `webRequest`.
 */
export interface Handshake {
  /** Names the request where the source reports it in steps; a later step replaces an earlier one. */
  id?: string
  url: string
  /** Start, ms since the epoch; absent where the source has no trustworthy time. */
  at?: number
  /** HTTP status of the answer; absent when there was none, or it is hidden. */
  status?: number
  statusText?: string
  /** The browser's own failure text or network error code; empty when it was blanked. */
  error?: string
  /** False: the request never left. Absent: not known. */
  reached?: boolean
  requestHeaders?: Header[]
  responseHeaders?: Header[]
  /** Set where the source shows that no instrument made the socket. */
  outsider?: Outsider
}

/**
 * Who made a socket that no instrument did: extensions cannot run in workers, and WebSocketStream is
 * no WebSocket.
 */
export interface Outsider {
  /** `unknown`: a worker, a WebSocketStream, or a frame that is not captured. */
  kind: 'worker' | 'unknown'
  /** URL of the script it began in, where told. */
  script?: string
  /** The call as an `Error.stack` text, where told. */
  stack?: string
}

export interface Header {
  name: string
  value: string
}

/** Browsers accept more; a server chooses. Lines, and UTF-16 units of names and values. */
const MAX_HEADERS = 500
const MAX_TEXT = 65_536

/** The headers that are kept: all, unless there are too many. */
export function boundHeaders(headers: readonly Header[]): Header[] {
  let room = MAX_TEXT
  return headers.slice(0, MAX_HEADERS).filter(({ name, value }) => {
    room -= name.length + value.length
    return room >= 0
  })
}

/** The later step of a redirect names where it leads, and the socket is the one that asked. */
export function merged(earlier: Handshake, later: Handshake): Handshake {
  return { ...earlier, ...later, url: earlier.url }
}

/** The value of the first header of this name. */
export function headerOf(headers: readonly Header[] | undefined, name: string): string | undefined {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value
}
