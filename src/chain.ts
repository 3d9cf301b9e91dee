import { type Connection, effectiveClose, endedAt, lastActivity } from './connection.ts'
import type { Log } from './log.ts'
import { initiatorKey, withoutQuery } from './stack.ts'
import { type Statistics, statistics } from './statistics.ts'

/**
 * Connections one line of code opened to one endpoint, each after the end of the one before it:
 * what a developer calls reconnecting. In order of construction.
 */
export type Chain = readonly Connection[]

/** A later connection is no reconnect. */
const MAX_DELAY = 60_000

/** How a chain repeats itself; ms. */
export interface Repetition {
  /** From open to end. */
  life: Statistics
  /** From the last message, or the opening, to the end. */
  silence: Statistics
  /** From an end to the next construction. */
  delay: Statistics
}

interface Chains {
  revision: number
  all: Chain[]
  of: Map<Connection, Chain>
  /** By endpoint, subprotocols and initiator line. */
  alike: Map<string, Connection[]>
}

const known = new WeakMap<Log, Chains>()
const keys = new WeakMap<Connection, string>()

/** All chains of a log, in order of their first connection. Those of one connection included. */
export function chainsOf(log: Log): readonly Chain[] {
  return current(log).all
}

/** The chain a connection belongs to; a test connection or one outside the log stands alone. */
export function chainOf(connection: Connection, log: Log): Chain {
  return current(log).of.get(connection) ?? [connection]
}

/** The connections of the same endpoint, subprotocols and initiator line, itself among them. */
export function alike(connection: Connection, log: Log): readonly Connection[] {
  return current(log).alike.get(keyOf(connection)) ?? []
}

export function repetition(chain: Chain): Repetition {
  return {
    life: statistics(
      chain.flatMap((connection) => between(connection.opened?.at, endedAt(connection))),
    ),
    silence: statistics(
      chain.flatMap((connection) => between(lastActivity(connection), endedAt(connection))),
    ),
    delay: statistics(delays(chain)),
  }
}

/** Between each end and the next construction, ms. */
export function delays(chain: Chain): number[] {
  return chain.slice(1).flatMap((connection, index) => {
    const before = chain[index]
    return before ? between(freeAt(before), connection.constructed.at) : []
  })
}

function between(from: number | undefined, to: number | undefined): number[] {
  return from === undefined || to === undefined ? [] : [to - from]
}

/** Chains change only with what `log.revision` counts, and are asked for by every diagnosis. */
function current(log: Log): Chains {
  const before = known.get(log)
  if (before?.revision === log.revision) return before
  const chains = build(log)
  known.set(log, chains)
  return chains
}

function build(log: Log): Chains {
  const all: Connection[][] = []
  const of = new Map<Connection, Chain>()
  const alike = new Map<string, Connection[]>()
  const ended = new Map<string, Connection[][]>()
  for (const connection of inOrder(log)) {
    const key = keyOf(connection)
    const chains = recent(ended.get(key) ?? [], connection)
    const chain = continued(chains, connection) ?? start(all)
    chain.push(connection)
    if (freeAt(connection) !== undefined && !chains.includes(chain)) chains.push(chain)
    of.set(connection, chain)
    ended.set(key, chains)
    const siblings = alike.get(key)
    if (siblings) siblings.push(connection)
    else alike.set(key, [connection])
  }
  return { revision: log.revision, all, of, alike }
}

function inOrder(log: Log): Connection[] {
  return [...log.connections.values()]
    .filter((connection) => connection.source !== 'test')
    .sort((a, b) => a.constructed.at - b.constructed.at)
}

function start(all: Connection[][]): Connection[] {
  const chain: Connection[] = []
  all.push(chain)
  return chain
}

/** Without the chains that ended too long before this connection, or live on. */
function recent(chains: Connection[][], next: Connection): Connection[][] {
  return chains.filter((chain) => {
    const end = freeAt(chain.at(-1))
    return end !== undefined && next.constructed.at - end <= MAX_DELAY
  })
}

/** Of the chains whose last connection has ended, the one that ended last. */
function continued(chains: Connection[][], next: Connection): Connection[] | undefined {
  let best: Connection[] | undefined
  let bestEnd = Number.NEGATIVE_INFINITY
  for (const chain of chains) {
    const end = freeAt(chain.at(-1))
    if (end === undefined || end > next.constructed.at || end < bestEnd) continue
    best = chain
    bestEnd = end
  }
  return best
}

/** When the page was free to reconnect: its own close() counts before the `close` event does. */
function freeAt(connection: Connection | undefined): number | undefined {
  if (!connection) return undefined
  return effectiveClose(connection)?.at ?? endedAt(connection)
}

/**
 * SockJS makes up a server and a session for each connection, and they stand in the path.
 * https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html#section-40
 */
const SOCKJS_SESSION = /\/\d{3}\/[a-z0-9_]+\/websocket$/i

/** Same origin and path, subprotocols and initiator line. */
function keyOf(connection: Connection): string {
  const cached = keys.get(connection)
  if (cached !== undefined) return cached
  const { url, protocols, constructed } = connection
  const path = withoutQuery(url).replace(SOCKJS_SESSION, '/websocket')
  const key = [path, protocols.join(), initiatorKey(constructed.stack)].join(' ')
  keys.set(connection, key)
  return key
}
