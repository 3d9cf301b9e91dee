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
}

export interface Header {
  name: string
  value: string
}
