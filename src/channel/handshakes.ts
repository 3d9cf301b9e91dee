import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import type { DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'
import type { Log } from '../log.ts'

/** Facts of handshakes that are not joined yet, and the connections of those that are. */
export interface Handshakes {
  /** `doc` where the source knows the document. Returns whether a connection changed. */
  add(handshake: Handshake, doc?: DocumentId): void
  /** Joins what waits to connections that have come meanwhile. */
  join(): void
  /** Facts without a connection for so long that theirs is none of an instrumented document. */
  unmatched(now: number): Handshake[]
}

interface Waiting {
  handshake: Handshake
  doc: DocumentId | undefined
  since: number
}

const MAX_WAITING = 500
/** The page's word and the browser's word of one socket come this close, ms. */
const NEAR = 5_000
const UNMATCHED_AFTER = 3_000
/** What two processes say of one moment differs by so much, ms. */
const NEAR_CLOCKS = 500

/**
 * Joins by URL and order, for no source names the socket. Chromium gives refused handshakes a time
 * of 1969, so a time is used only where it is one.
 *
 * @param knownSince ms; earlier handshakes are unknown to the source (DevTools was closed).
 */
export function createHandshakes(log: Log, knownSince: number, now: () => number): Handshakes {
  let waiting: Waiting[] = []
  const joined = new Map<string, Connection>()

  function add(handshake: Handshake, doc?: DocumentId): void {
    const known = handshake.id === undefined ? undefined : joined.get(handshake.id)
    if (known?.handshake) {
      known.handshake = merged(known.handshake, handshake)
      log.revision++
      return
    }
    const earlier = waiting.find(({ handshake: { id } }) => id !== undefined && id === handshake.id)
    if (earlier) earlier.handshake = merged(earlier.handshake, handshake)
    else waiting.push({ handshake, doc, since: now() })
    waiting = waiting.slice(-MAX_WAITING)
    join()
  }

  function join(): void {
    if (waiting.length === 0) return
    waiting = waiting.filter((fact) => {
      const connection = connectionFor(fact)
      if (!connection) return true
      connection.handshake = fact.handshake
      log.revision++
      if (fact.handshake.id !== undefined) joined.set(fact.handshake.id, connection)
      return false
    })
  }

  function connectionFor({ handshake, doc, since }: Waiting): Connection | undefined {
    for (const connection of log.connections.values()) {
      if (connection.handshake || connection.url !== handshake.url) continue
      if (connection.constructed.kind === 'construct-refused') continue
      if (doc !== undefined && connection.doc !== doc) continue
      const { at } = connection.constructed
      if (at < knownSince || at > since + NEAR_CLOCKS) continue
      if (fits(connection, handshake)) return connection
    }
    return undefined
  }

  function unmatched(at: number): Handshake[] {
    return waiting.filter(({ since }) => at - since > UNMATCHED_AFTER).map((fact) => fact.handshake)
  }

  return { add, join, unmatched }
}

/** Whether the handshake can be this connection's: its outcome agrees, and its time where it has one. */
function fits(connection: Connection, handshake: Handshake): boolean {
  const { at, status, error } = handshake
  if (at !== undefined) {
    const end = endedAt(connection) ?? effectiveClose(connection)?.at
    if (end !== undefined && end < at - NEAR_CLOCKS) return false
    if (connection.constructed.at > at + NEAR) return false
  }
  const failed = status === undefined ? error !== undefined : status !== 101
  return !failed || (!connection.opened && endedAt(connection) !== undefined)
}

/** The later step of a redirect names where it leads, and the socket is the one that asked. */
function merged(earlier: Handshake, later: Handshake): Handshake {
  return { ...earlier, ...later, url: earlier.url }
}
