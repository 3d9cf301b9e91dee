import { freeAt, link, type Place } from './chain-links.ts'
import type { Connection } from './connection.ts'
import type { Log } from './log.ts'
import { initiatorKey, withoutQuery } from './stack.ts'

/**
 * Connections one line of code opened to one endpoint, each after the end of the one before it:
 * what a developer calls reconnecting. In order of construction.
 */
export type Chain = readonly Connection[]

interface Chains {
  revision: number
  all: Chain[]
  of: Map<Connection, Place>
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
  return current(log).of.get(connection)?.chain ?? [connection]
}

/** Its position in its chain, from 0. */
export function indexInChain(connection: Connection, log: Log): number {
  return current(log).of.get(connection)?.index ?? 0
}

/** The connections of the same endpoint, subprotocols and initiator line, itself among them. */
export function alike(connection: Connection, log: Log): readonly Connection[] {
  return current(log).alike.get(keyOf(connection)) ?? []
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
  const of = new Map<Connection, Place>()
  const alike = groupByKey(log)
  for (const connections of alike.values()) link(connections, of)
  const all = [...new Set([...of.values()].map(({ chain }) => chain))]
  return { revision: log.revision, all: all.sort(byBeginning), of, alike }
}

function groupByKey(log: Log): Map<string, Connection[]> {
  const groups = new Map<string, Connection[]>()
  for (const connection of inOrder(log)) {
    const key = keyOf(connection)
    const group = groups.get(key)
    if (group) group.push(connection)
    else groups.set(key, [connection])
  }
  return groups
}

function inOrder(log: Log): Connection[] {
  return [...log.connections.values()]
    .filter((connection) => connection.source !== 'test')
    .sort((a, b) => a.constructed.at - b.constructed.at)
}

function byBeginning([a]: Chain, [b]: Chain): number {
  return (a?.constructed.at ?? 0) - (b?.constructed.at ?? 0)
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
  const { url, protocols, constructed, source } = connection
  const path = withoutQuery(url).replace(SOCKJS_SESSION, '/websocket')
  const key = [source, path, protocols.join(), initiatorKey(constructed.stack)].join(' ')
  keys.set(connection, key)
  return key
}
