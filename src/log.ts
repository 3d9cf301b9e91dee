import {
  apply,
  type Connection,
  type ConnectionId,
  connectionId,
  endedAt,
  isOfSocket,
  startConnection,
} from './connection.ts'
import type { CaptureEvent, DocumentId, Gone, PageEvent, PageTransition } from './event.ts'
import { keepMessage, type Queue, startQueue, trimConnections } from './evict.ts'
import { boundPages, weigh } from './facts.ts'
import { addPageEvent, type Page, startPage } from './page.ts'

/** Everything recorded of one tab. Bounded: bodies go first, what changes a life with its connection. */
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
  /** Bytes of message bodies, and of the stacks of those that were sent. */
  bodyBytes: number
  messages: number
  /** Everything else; UTF-16 units of text, as a rule. */
  facts: number
  /** Ended connections beyond this go, oldest first. */
  connections: number
}

interface Kept {
  bodyBytes: number
  /** At most: what went otherwise than by this bound is not taken off. */
  facts: number
  queue: Queue
  /** So many events pass until the connections are looked through again for those that have ended. */
  rest: number
}

/** What the bounds cost, for the panel to say. */
export interface Dropped {
  bodies: number
  messages: number
  connections: number
  /** Events of pages and calls that changed nothing, let go in the page itself. */
  events: number
  /** Parts of the channel's traffic that did not parse. */
  malformed: number
  /** Events that never arrived, by their sequence numbers. */
  lost: number
}

export const DEFAULT_BOUNDS: Bounds = {
  bodyBytes: 128 * 1024 * 1024,
  messages: 1_000_000,
  facts: 64 * 1024 * 1024,
  connections: 2_000,
}

const NOTHING_DROPPED: Dropped = {
  bodies: 0,
  messages: 0,
  connections: 0,
  events: 0,
  malformed: 0,
  lost: 0,
}

export function createLog(bounds: Bounds = DEFAULT_BOUNDS): Log {
  return {
    connections: new Map(),
    pages: new Map(),
    bounds,
    kept: { bodyBytes: 0, facts: 0, queue: startQueue(), rest: 0 },
    dropped: { ...NOTHING_DROPPED },
    revision: 0,
  }
}

/**
 * Takes one event in. Events of one document come in order of `seq`. What comes of a connection that
 * was let go or cleared changes nothing: it is counted there.
 */
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
  if (!connection) return
  apply(connection, event)
  if (event.kind === 'message') keepMessage(log, connection, event)
  else if (isLifeCycle(event)) weigh(log, event)
  if (event.kind === 'close') trimConnections(log)
}

export function addConnection(log: Log, connection: Connection): void {
  log.revision++
  log.connections.set(connection.id, connection)
  trimConnections(log)
  weigh(log, connection.constructed)
}

export function pageOf(log: Log, doc: DocumentId, frameId?: number): Page {
  const known = log.pages.get(doc)
  if (known) return known
  boundPages(log)
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
  log.kept.rest = 0
  Object.assign(log.dropped, NOTHING_DROPPED)
}

/** A document that was taken for gone has answered: its link was broken, and it lives. */
export function takeBack(log: Log, page: Page): void {
  const gone = page.events.find(({ kind }) => kind === 'gone')
  if (!gone) return
  log.revision++
  page.events.splice(page.events.indexOf(gone), 1)
  if (page.leftAt === gone.at) delete page.leftAt
  for (const connection of connectionsOf(log, page.id)) {
    if (connection.documentLeft?.how === 'gone') delete connection.documentLeft
  }
}

function recordPageEvent(log: Log, page: Page, event: PageEvent): void {
  if (event.kind === 'let-go') {
    log.dropped.connections += event.connections
    log.dropped.events += event.events
    return
  }
  weigh(log, event)
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

/** What changes how a socket lives or ends, or befalls its page; never folded. */
function isLifeCycle(event: CaptureEvent): boolean {
  return event.kind !== 'message' && event.kind !== 'folded' && event.kind !== 'let-go'
}
