import type { Diagnosis } from './diagnose/verdict.ts'
import {
  type CallRefused,
  type CaptureEvent,
  type Close,
  type CloseCall,
  type Construct,
  type ConstructRefused,
  type Direction,
  type DocumentId,
  type Folded,
  isDropped,
  type Message,
  type Open,
  type SocketEvent,
} from './event.ts'
import type { Handshake, Outsider } from './handshake.ts'
import { type Heartbeats, observe, observeFolded, startHeartbeats } from './heartbeat.ts'
import { addFolded, addMessage, type Rates, startRates } from './rates.ts'

/** Unique over frames, reloads and imports. */
export type ConnectionId = string & { readonly brand: 'connection' }

export type Source = 'app' | 'worker' | 'test' | 'import'

export type State = 'connecting' | 'open' | 'closing' | 'closed'

/** Totals of one direction; exact whatever was evicted. */
export interface Traffic {
  count: number
  /** Bytes of payload. */
  bytes: number
  /** Time of the last message that left or came, ms. */
  lastAt?: number
  /** Bytes of the largest message. */
  largest: number
  /** Messages known by their count only. */
  folded: number
}

/** One attempt and its life, from `new WebSocket` to CLOSED. https://www.rfc-editor.org/rfc/rfc6455 */
export interface Connection {
  readonly id: ConnectionId
  readonly doc: DocumentId
  readonly socket: number
  readonly source: Source
  readonly url: string
  readonly protocols: readonly string[]
  readonly constructed: Construct | ConstructRefused
  opened?: Open
  /** Calls of `close()` that returned, in order; the first ones and the effective one. */
  closeCalls: CloseCall[]
  /** Calls of `send()` and `close()` that threw, in order; the first ones. */
  refusedCalls: CallRefused[]
  /** When CLOSING was first seen without a call of the page. */
  closingAt?: number
  errorAt?: number
  closed?: Close
  /** The document went away, or entered the back/forward cache, before a `close` event. */
  documentLeft?: { at: number; how: 'pagehide' | 'cached' | 'gone' }
  handshake?: Handshake
  /** Imported from a file that tells neither whether nor how it ended. */
  endUnrecorded?: true
  /** As it was judged where all was known that the file leaves out or hides. */
  judged?: Diagnosis
  /** Of one with source `worker`. */
  outside?: Outside
  /** The messages still kept, oldest first. */
  messages: Message[]
  sent: Traffic
  received: Traffic
  heartbeats: Heartbeats
  rates: Rates
}

/** What the browser tells of a socket no instrument saw: never a close code, nor who closed it. */
export interface Outside {
  readonly maker: Outsider
  /** What of it is seen while it lives. */
  readonly sees: 'messages' | 'handshake'
  /** The document a worker belongs to, where told. */
  readonly owner?: DocumentId
  /**
   * `refused`: it never opened. `told`: the browser says that it is over. `left`: its page was left,
   * and may have lost it before.
   */
  end?: { at: number; how: 'refused' | 'told' | 'left' }
}

export function connectionId(doc: DocumentId, socket: number): ConnectionId {
  return `${doc}.${socket}` as ConnectionId
}

export function startConnection(
  doc: DocumentId,
  event: Construct | ConstructRefused,
  source: Source = event.source,
): Connection {
  return {
    id: connectionId(doc, event.socket),
    doc,
    socket: event.socket,
    source,
    url: event.url,
    protocols: event.protocols,
    constructed: event,
    closeCalls: [],
    refusedCalls: [],
    messages: [],
    sent: startTraffic(),
    received: startTraffic(),
    heartbeats: startHeartbeats(),
    rates: startRates(),
  }
}

/** Folds one event of its socket into the connection. */
export function apply(
  connection: Connection,
  event: Exclude<SocketEvent, Construct | ConstructRefused>,
): void {
  switch (event.kind) {
    case 'open':
      if (!connection.closed) connection.opened ??= event
      break
    case 'message':
      connection.messages.push(event)
      if (isDropped(event)) break
      count(connection, event)
      addMessage(connection.rates, event)
      observe(connection.heartbeats, event)
      break
    case 'folded':
      countFolded(connection, event)
      addFolded(connection.rates, event)
      observeFolded(connection.heartbeats, event)
      break
    case 'close-call':
      if (mayKeep(connection.closeCalls) || (event.state < 2 && !effectiveClose(connection)))
        connection.closeCalls.push(event)
      break
    case 'call-refused':
      if (mayKeep(connection.refusedCalls)) connection.refusedCalls.push(event)
      break
    case 'closing':
      connection.closingAt ??= event.at
      break
    case 'error':
      connection.errorAt ??= event.at
      break
    case 'close':
      connection.closed ??= event
      break
  }
}

/** A page may call in a loop; what it does over and over is told by the first times. */
const MAX_CALLS = 100

function mayKeep(calls: readonly unknown[]): boolean {
  return calls.length < MAX_CALLS
}

/** The first `close()` that had an effect: one in CLOSING or CLOSED is never a cause. */
export function effectiveClose(connection: Connection): CloseCall | undefined {
  return connection.closeCalls.find((call) => call.state < 2)
}

/** When it ended, ms, as far as it did. Chromium fires only `error` for a CSP block. */
export function endedAt(connection: Connection): number | undefined {
  if (connection.constructed.kind === 'construct-refused') return connection.constructed.at
  if (connection.closed) return connection.closed.at
  if (connection.documentLeft) return connection.documentLeft.at
  if (connection.outside) return connection.outside.end?.at
  return connection.opened ? undefined : connection.errorAt
}

export function stateOf(connection: Connection): State {
  if (endedAt(connection) !== undefined) return 'closed'
  if (connection.closingAt !== undefined || effectiveClose(connection)) return 'closing'
  return connection.opened ? 'open' : 'connecting'
}

/** Time of the last message in either direction, or of the opening; ms. */
export function lastActivity(connection: Connection): number | undefined {
  const times = [connection.opened?.at, connection.sent.lastAt, connection.received.lastAt]
  return times.reduce((a, b) => (b === undefined ? a : Math.max(a ?? b, b)), undefined)
}

export function traffic(connection: Connection, direction: Direction): Traffic {
  return direction === 'send' ? connection.sent : connection.received
}

function startTraffic(): Traffic {
  return { count: 0, bytes: 0, largest: 0, folded: 0 }
}

function count(connection: Connection, message: Message): void {
  const totals = traffic(connection, message.direction)
  totals.count++
  totals.bytes += message.size
  totals.lastAt = message.at
  if (message.size > totals.largest) totals.largest = message.size
}

function countFolded(connection: Connection, event: Folded): void {
  const totals = traffic(connection, event.direction)
  totals.count += event.count
  totals.folded += event.count
  totals.bytes += event.bytes
  totals.lastAt = Math.max(totals.lastAt ?? event.to, event.to)
}

export function isOfSocket(event: CaptureEvent): event is SocketEvent {
  return 'socket' in event
}
