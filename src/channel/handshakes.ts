import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import type { DocumentId } from '../event.ts'
import { weigh } from '../facts.ts'
import { type Handshake, merged } from '../handshake.ts'
import type { Log } from '../log.ts'
import type { Outsiders } from './outsiders.ts'

/** Facts of handshakes that are not joined yet, and the connections of those that are. */
export interface Handshakes {
  /** `doc` where the source knows the document. Returns whether a connection changed. */
  add(handshake: Handshake, doc?: DocumentId): void
  /** Joins what waits to connections that have come meanwhile. */
  join(): void
  /** Facts without a connection for so long that none will come: its page was left, or is not captured. */
  unmatched(now: number): Handshake[]
}

interface Waiting {
  handshake: Handshake
  doc: DocumentId | undefined
  since: number
}

const MAX_WAITING = 500
const MAX_JOINED = 2_000
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
 * @param outsiders takes those no instrument can have made.
 */
export function createHandshakes(
  log: Log,
  knownSince: number,
  now: () => number,
  outsiders: Outsiders,
): Handshakes {
  let waiting: Waiting[] = []
  const joined = new Map<string, Connection>()

  function add(handshake: Handshake, doc?: DocumentId): void {
    if (handshake.outsider) {
      outsiders.take(handshake, { ...(doc && { owner: doc }) })
      return
    }
    const known = handshake.id === undefined ? undefined : joined.get(handshake.id)
    if (known?.handshake) {
      known.handshake = merged(known.handshake, handshake)
      log.revision++
      return
    }
    const earlier = waiting.find(({ handshake: { id } }) => id !== undefined && id === handshake.id)
    const fact = earlier ?? { handshake, doc, since: now() }
    if (earlier) earlier.handshake = merged(earlier.handshake, handshake)
    const joins = joinOne(fact, [...log.connections.values()])
    if (joins) waiting = waiting.filter((one) => one !== fact)
    else if (!earlier) waiting = [...waiting, fact].slice(-MAX_WAITING)
  }

  function join(): void {
    if (waiting.length === 0) return
    const unexplained = byUrl(log)
    waiting = waiting.filter((fact) => !joinOne(fact, unexplained.get(fact.handshake.url) ?? []))
  }

  function joinOne(fact: Waiting, candidates: readonly Connection[]): boolean {
    const connection = connectionFor(fact, candidates)
    if (!connection) return false
    connection.handshake = fact.handshake
    log.revision++
    weigh(log, fact.handshake)
    if (fact.handshake.id !== undefined) remember(fact.handshake.id, connection)
    return true
  }

  /** A later step comes soon. */
  function remember(id: string, connection: Connection): void {
    joined.set(id, connection)
    const [oldest] = joined.keys()
    if (joined.size > MAX_JOINED && oldest !== undefined) joined.delete(oldest)
  }

  function connectionFor(
    { handshake, doc, since }: Waiting,
    candidates: readonly Connection[],
  ): Connection | undefined {
    for (const connection of candidates) {
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

/** The connections without a handshake: a loop of sockets is not looked through for each that waits. */
function byUrl({ connections }: Log): Map<string, Connection[]> {
  const found = new Map<string, Connection[]>()
  for (const connection of connections.values()) {
    if (connection.handshake) continue
    const alike = found.get(connection.url)
    if (alike) alike.push(connection)
    else found.set(connection.url, [connection])
  }
  return found
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
