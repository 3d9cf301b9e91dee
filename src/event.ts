/**
 * What a page tells: the wire format between page and panel, and the entries of the log.
 *
 * `at` is milliseconds since the epoch with fractions, from the monotonic clock of its document
 * (`performance.timeOrigin + performance.now()`), so a step of the wall clock is not a silence.
 * `seq` numbers the events of one document from 1 without gaps.
 */

/** A document: random, made by the instrument when the document starts. */
export type DocumentId = string & { readonly brand: 'document' }

export type Direction = 'send' | 'receive'

/** Text, or bytes; a Blob is read where it is shown. Absent when the body was not kept. */
export type Body = string | Uint8Array | Blob

/** `WebSocket.readyState`. https://websockets.spec.whatwg.org/#dom-websocket-readystate */
export type ReadyState = 0 | 1 | 2 | 3

/** The event whose listeners were running when the page made a call, as `window.event` tells it. */
export interface Running {
  /** Event type: `message`, `click`, `error`, `visibilitychange`, … */
  type: string
  /** What it was dispatched on. */
  target: 'socket' | 'window' | 'document' | 'element' | 'other'
  /** Whose event it is, when the target is a socket of this document. */
  socket?: number
  /** False for an event the page dispatched itself. */
  trusted: boolean
}

/** How a call by the page came about. */
export interface Call {
  /** The `Error.stack` text of the call, frames of the extension on top; absent when not taken. */
  stack?: string | undefined
  /** Whether the frame had transient user activation, where the browser tells. */
  activation?: boolean
  running?: Running
}

/** An exception a call threw. */
export interface Thrown {
  name: string
  message: string
}

interface At {
  seq: number
  at: number
}

interface OfSocket extends At {
  /** Counts the sockets of a document from 1. */
  socket: number
}

/** `new WebSocket()` returned. */
export interface Construct extends OfSocket, Call {
  kind: 'construct'
  source: 'app' | 'test'
  /** The name the panel gave a test connection. */
  test?: string
  /** `ws.url`: absolute, as the browser resolved it. */
  url: string
  protocols: string[]
}

/** `new WebSocket()` threw. */
export interface ConstructRefused extends OfSocket, Call {
  kind: 'construct-refused'
  source: 'app' | 'test'
  test?: string
  /** The argument when it was a string or URL, else empty. */
  url: string
  protocols: string[]
  error: Thrown
}

export interface Open extends OfSocket {
  kind: 'open'
  protocol: string
  extensions: string
}

/** A message, sent or received. */
export interface Message extends OfSocket, Call {
  kind: 'message'
  direction: Direction
  type: 'text' | 'binary'
  /** Bytes of the payload, uncompressed; exact whether or not the body was kept. */
  size: number
  /** Set to undefined when it is let go: an object with a field deleted takes twice the memory. */
  body?: Body | undefined
  /** False when `body` is only the head of the payload. */
  whole: boolean
  /** Sent only: `bufferedAmount` after the call, bytes. */
  buffered?: number
  /** Sent only: the ready state at the call; data sent in 2 or 3 is dropped by the browser. */
  state?: ReadyState
}

/** Messages the bounds of the ring folded into counts. */
export interface Folded extends OfSocket {
  kind: 'folded'
  direction: Direction
  count: number
  /** Bytes of all of them. */
  bytes: number
  /** When the first and the last of them passed. */
  from: number
  to: number
  /** Statistics of those of one small size (≤ 64 bytes), for heartbeats: intervals in ms. */
  beats: Beats[]
}

/** What the bounds of the ring let go before the panel had it, of which nothing else is left. */
export interface LetGo extends At {
  kind: 'let-go'
  connections: number
  /** Events of the page, and calls that changed nothing. */
  events: number
  /** `seq` that will not come: of all this, and of sums told to another panel. */
  numbers: number
}

/** Sums over the intervals between folded messages of one direction and size. */
export interface Beats {
  size: number
  count: number
  from: number
  to: number
  /** Sum and sum of squares of the `count - 1` intervals, ms. */
  sum: number
  squares: number
}

/** `close()` was called and returned. Effective unless the state was CLOSING or CLOSED. */
export interface CloseCall extends OfSocket, Call {
  kind: 'close-call'
  code?: number
  reason?: string
  /** The ready state before the call. */
  state: ReadyState
  /** The stack as source maps tell it, where they do. Added by the panel. */
  mapped?: string
}

/** `send()` or `close()` threw. */
export interface CallRefused extends OfSocket, Call {
  kind: 'call-refused'
  method: 'send' | 'close'
  code?: number
  reason?: string
  state: ReadyState
  error: Thrown
}

/** The socket was seen in CLOSING without a call of the page. */
export interface Closing extends OfSocket {
  kind: 'closing'
}

export interface SocketError extends OfSocket {
  kind: 'error'
}

export interface Close extends OfSocket {
  kind: 'close'
  code: number
  reason: string
  wasClean: boolean
  /** `bufferedAmount` at the event, bytes. */
  buffered: number
}

export type SocketEvent =
  | Construct
  | ConstructRefused
  | Open
  | Message
  | Folded
  | CloseCall
  | CallRefused
  | Closing
  | SocketError
  | Close

/** First event of every document. */
export interface DocumentStart extends At {
  kind: 'document'
  url: string
  top: boolean
  browser: 'chromium' | 'firefox'
  /** The instrument came after the page's scripts had begun: earlier sockets are unknown. */
  late: boolean
  hidden: boolean
  online: boolean
  /** The tab had been discarded. https://developer.chrome.com/docs/web-platform/page-lifecycle-api */
  discarded: boolean
  /** It was made before it was asked for, and is shown later: its sockets wait for that. */
  prerendering?: boolean
  /** It tells each `departure`. */
  departures?: boolean
}

export interface Visibility extends At {
  kind: 'visibility'
  hidden: boolean
}

/** https://wicg.github.io/page-lifecycle/; `departure`: a load began, told in Firefox alone. */
export interface Life extends At {
  kind: 'freeze' | 'resume' | 'online' | 'offline' | 'departure'
}

export interface PageTransition extends At {
  kind: 'pagehide' | 'pageshow'
  /** The document entered or left the back/forward cache. */
  persisted: boolean
}

/** The URL changed without a new document. */
export interface Route extends At {
  kind: 'route'
  url: string
  /** Back or forward, by the user or `history.go()`. */
  traversal: boolean
}

export interface CspViolation extends At {
  kind: 'csp'
  /** Effective directive, `connect-src` or the fallback that held. */
  directive: string
  blocked: string
  enforced: boolean
  policy: string
}

export interface UncaughtException extends At {
  kind: 'exception'
  rejection: boolean
  message: string
  /** Where it was thrown, when the browser tells. */
  file?: string
  line?: number
  column?: number
  stack?: string
}

/** The wall clock and the monotonic clock moved apart: the machine slept, or the clock was set. */
export interface ClockJump extends At {
  kind: 'clock'
  /** Wall minus monotonic, ms. */
  jump: number
}

export interface LongTask extends At {
  kind: 'long-task'
  /** ms; `at` is its start. */
  duration: number
}

/** A trusted click, key or touch in the frame. From the relay: its `seq` is 0. */
export interface Activation extends At {
  kind: 'activation'
}

/** The document was closed, removed or left, found out from outside it. Of the panel: `seq` 0. */
export interface Gone extends At {
  kind: 'gone'
}

/** A pull stayed unanswered: the page did not run. Of the panel: `seq` 0. */
export interface Paused extends At {
  kind: 'paused'
  /** ms; `at` is its start. */
  duration: number
}

export type PageEvent =
  | DocumentStart
  | Visibility
  | Life
  | PageTransition
  | Route
  | CspViolation
  | UncaughtException
  | ClockJump
  | LongTask
  | Activation
  | Gone
  | Paused
  | LetGo

export type CaptureEvent = SocketEvent | PageEvent

/** Sent in CLOSING or CLOSED: it never left. https://websockets.spec.whatwg.org/#dom-websocket-send */
export function isDropped({ direction, state = 1 }: Message): boolean {
  return direction === 'send' && state >= 2
}
