import {
  apply,
  type Connection,
  type ConnectionId,
  connectionId,
  endedAt,
  isOfSocket,
  startConnection,
} from './connection.ts'
import {
  type CaptureEvent,
  type DocumentId,
  type Gone,
  isLifeCycle,
  type PageEvent,
  type PageTransition,
} from './event.ts'
import { evictConnection, keepMessage, type Queue, startQueue } from './evict.ts'
import { addPageEvent, type Page, startPage } from './page.ts'

/** Everything recorded of one tab. Bounded: message bodies go first, life-cycle events never. */
export interface Log {
  readonly connections: Map<ConnectionId, Connection>
  readonly pages: Map<DocumentId, Page>
  readonly bounds: Bounds
  readonly kept: Kept
  readonly dropped: Dropped
  /** Grows with every event but messages: what is derived from lives and ends is good until then. */
  revision: number
}

export interface Bounds {
  /** Bytes of message bodies. */
  bodyBytes: number
  messages: number
  /** Ended connections beyond this go, oldest first. */
  connections: number
}

interface Kept {
  bodyBytes: number
  queue: Queue
}

/** What the bounds cost, for the panel to say. */
export interface Dropped {
  bodies: number
  messages: number
  connections: number
  /** Parts of the channel's traffic that did not parse. */
  malformed: number
  /** Events that never arrived, by their sequence numbers. */
  lost: number
}

export const DEFAULT_BOUNDS: Bounds = {
  bodyBytes: 128 * 1024 * 1024,
  messages: 1_000_000,
  connections: 2_000,
}

export function createLog(bounds: Bounds = DEFAULT_BOUNDS): Log {
  return {
    connections: new Map(),
    pages: new Map(),
    bounds,
    kept: { bodyBytes: 0, queue: startQueue() },
    dropped: { bodies: 0, messages: 0, connections: 0, malformed: 0, lost: 0 },
    revision: 0,
  }
}

/** Takes one event in. Events of one document come in order of `seq`; unknown sockets are counted as lost. */
export function record(log: Log, doc: DocumentId, event: CaptureEvent): void {
  if (isLifeCycle(event)) log.revision++
  if (!isOfSocket(event)) {
    recordPageEvent(log, pageOf(log, doc), event)
    return
  }
  if (event.kind === 'construct' || event.kind === 'construct-refused') {
    addConnection(log, startConnection(doc, event))
    return
  }
  const connection = log.connections.get(connectionId(doc, event.socket))
  if (!connection) {
    log.dropped.lost++
    return
  }
  apply(connection, event)
  if (event.kind === 'message') keepMessage(log, connection, event)
}

export function addConnection(log: Log, connection: Connection): void {
  log.revision++
  log.connections.set(connection.id, connection)
  if (log.connections.size > log.bounds.connections) evictConnection(log)
}

export function pageOf(log: Log, doc: DocumentId, frameId?: number): Page {
  const known = log.pages.get(doc)
  if (known) return known
  const page = startPage(doc, frameId)
  log.pages.set(doc, page)
  return page
}

export function connectionsOf(log: Log, doc: DocumentId): Connection[] {
  return [...log.connections.values()].filter((connection) => connection.doc === doc)
}

/** Forgets what has ended; open connections stay, without their messages. */
export function clear(log: Log): void {
  log.revision++
  for (const [id, connection] of log.connections) {
    if (endedAt(connection) !== undefined) log.connections.delete(id)
    else connection.messages = []
  }
  const alive = new Set([...log.connections.values()].map((connection) => connection.doc))
  for (const [doc, page] of log.pages) {
    if (page.leftAt !== undefined && !alive.has(doc)) log.pages.delete(doc)
  }
  log.kept.bodyBytes = 0
  log.kept.queue = startQueue()
  Object.assign(log.dropped, { bodies: 0, messages: 0, connections: 0, malformed: 0, lost: 0 })
}

function recordPageEvent(log: Log, page: Page, event: PageEvent): void {
  if (event.kind === 'document') {
    page.start = event
    return
  }
  addPageEvent(page, event)
  if (event.kind === 'pagehide' || event.kind === 'gone') leave(log, page, event)
  if (event.kind === 'pageshow' && event.persisted) comeBack(log, page)
}

function leave(log: Log, page: Page, event: PageTransition | Gone): void {
  const how = event.kind === 'gone' ? 'gone' : event.persisted ? 'cached' : 'pagehide'
  if (how !== 'cached') page.leftAt ??= event.at
  for (const connection of connectionsOf(log, page.id)) {
    if (endedAt(connection) === undefined) connection.documentLeft = { at: event.at, how }
  }
}

function comeBack(log: Log, page: Page): void {
  for (const connection of connectionsOf(log, page.id)) {
    if (connection.documentLeft?.how === 'cached') delete connection.documentLeft
  }
}
