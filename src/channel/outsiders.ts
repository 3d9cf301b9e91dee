import {
  type Connection,
  type ConnectionId,
  endedAt,
  type Outside,
  startConnection,
} from '../connection.ts'
import { refusedStatus } from '../diagnose/handshake.ts'
import type { DocumentId, Message } from '../event.ts'
import { type Handshake, headerOf, merged } from '../handshake.ts'
import { addConnection, type Log, record } from '../log.ts'

/** The sockets no instrument saw, as connections of the log: what the browser tells is all of them. */
export interface Outsiders {
  /** A handshake, or another step of it; it is known again by its id. */
  take(handshake: Handshake, more?: Told): void
  /** Messages that were read of the socket, in whatever way the source counts them. */
  read(id: string): number
  /** Those that live, by the ids of their handshakes. */
  living(): [id: string, connection: Connection][]
  end(id: string, at: number, how: 'told' | 'left'): void
  /** Those whose document has been left are over. */
  settle(): void
  /** Called after each change. Returns how to stop. */
  listen(changed: () => void): () => void
}

/** What is told beside a handshake. */
export interface Told {
  owner?: DocumentId
  /** When the answer came, ms; now where the source does not tell. */
  openedAt?: number
  messages?: ToldMessage[]
  /** What `read` counts from now on. */
  read?: number
}

export type ToldMessage = Pick<Message, 'at' | 'direction' | 'type' | 'size' | 'body'>

interface Known {
  connection: ConnectionId
  read: number
}

/** No document: one that is told has its own connections. */
const OUTSIDE = 'from-outside' as DocumentId
/** Later steps of older handshakes are not known again. */
const MAX_KNOWN = 5_000

/** @param sees what the source tells of sockets while they live */
export function createOutsiders(log: Log, sees: Outside['sees'], now: () => number): Outsiders {
  const known = new Map<string, Known>()
  const listeners = new Set<() => void>()
  let sockets = 0
  let seq = 0

  function take(handshake: Handshake, told: Told = {}): void {
    const id = handshake.id ?? `${handshake.url} ${++seq}`
    const one = known.get(id) ?? start(id, handshake, told.owner)
    const connection = log.connections.get(one.connection)
    one.read = told.read ?? one.read
    if (!connection) return
    connection.handshake = merged(connection.handshake ?? handshake, handshake)
    follow(connection, told)
    for (const message of told.messages ?? []) add(connection, message)
    changed()
  }

  function start(id: string, handshake: Handshake, owner: DocumentId | undefined): Known {
    const { url, at = now(), requestHeaders, outsider: maker = { kind: 'unknown' } } = handshake
    const asked = headerOf(requestHeaders, 'sec-websocket-protocol')
    const event = {
      kind: 'construct' as const,
      ...{ seq: ++seq, at, socket: ++sockets, source: 'app' as const, url },
      protocols: asked?.split(/\s*,\s*/) ?? [],
      ...(maker.stack !== undefined && { stack: maker.stack }),
    }
    const connection = startConnection(OUTSIDE, event, 'worker')
    connection.outside = { maker, sees, ...(owner && { owner }) }
    addConnection(log, connection)
    const one = { connection: connection.id, read: 0 }
    known.set(id, one)
    const [oldest] = known.keys()
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
    return one
  }

  /** A status is the server's answer; an error without one, that there was none. */
  function follow(connection: Connection, { openedAt = now() }: Told): void {
    const { opened, outside, handshake } = connection
    if (opened || !outside || outside.end) return
    const refused = refusedStatus(connection) !== undefined
    if (handshake?.status !== undefined && !refused) open(connection, openedAt)
    else if (refused || handshake?.error !== undefined) outside.end = { at: now(), how: 'refused' }
  }

  function open(connection: Connection, at: number): void {
    const headers = connection.handshake?.responseHeaders
    record(log, OUTSIDE, {
      kind: 'open',
      ...{ seq: ++seq, at, socket: connection.socket },
      protocol: headerOf(headers, 'sec-websocket-protocol') ?? '',
      extensions: headerOf(headers, 'sec-websocket-extensions') ?? '',
    })
  }

  function add({ socket }: Connection, message: ToldMessage): void {
    record(log, OUTSIDE, { kind: 'message', seq: ++seq, socket, whole: true, ...message })
  }

  function living(): [string, Connection][] {
    return [...known].flatMap(([id, { connection }]): [string, Connection][] => {
      const one = log.connections.get(connection)
      return one && endedAt(one) === undefined ? [[id, one]] : []
    })
  }

  function end(id: string, at: number, how: 'told' | 'left'): void {
    const outside = log.connections.get(known.get(id)?.connection as ConnectionId)?.outside
    if (!outside || outside.end) return
    outside.end = { at, how }
    changed()
  }

  function changed(): void {
    log.revision++
    for (const notify of listeners) notify()
  }

  function settle(): void {
    for (const [id, { outside }] of living()) {
      const left = outside?.owner && log.pages.get(outside.owner)?.leftAt
      if (left !== undefined) end(id, left, 'left')
    }
  }

  return {
    take,
    read: (id) => known.get(id)?.read ?? 0,
    living,
    end,
    settle,
    listen(notify) {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
  }
}
