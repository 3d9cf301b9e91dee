import { type Connection, effectiveClose, endedAt } from './connection.ts'

/** Where a connection stands in its chain. */
export interface Place {
  readonly chain: Connection[]
  readonly index: number
}

/** A later connection is no reconnect. */
const MAX_DELAY = 60_000

interface End {
  connection: Connection
  at: number
}

/**
 * Links connections of one line, in order of construction, and notes their places. One sweep over
 * constructions and ends by time: each construction continues the chain that ended last.
 */
export function link(connections: readonly Connection[], places: Map<Connection, Place>): void {
  const ends = inOrderOfEnd(connections)
  /** Ends nothing has followed yet, the last of them on top. */
  const free: End[] = []
  let next = 0
  for (const connection of connections) {
    const { at } = connection.constructed
    for (let end = ends[next]; end && end.at <= at; end = ends[++next]) {
      if (!places.has(end.connection)) break
      free.push(end)
    }
    const before = free.pop()
    const isReconnect = before !== undefined && at - before.at <= MAX_DELAY
    if (!isReconnect) free.length = 0
    const chain = (isReconnect && places.get(before.connection)?.chain) || []
    places.set(connection, { chain, index: chain.push(connection) - 1 })
  }
}

/** When the page was free to reconnect: its own close() counts before the `close` event does. */
export function freeAt(connection: Connection | undefined): number | undefined {
  if (!connection) return undefined
  return effectiveClose(connection)?.at ?? endedAt(connection)
}

function inOrderOfEnd(connections: readonly Connection[]): End[] {
  const ends = connections.flatMap((connection) => {
    const at = freeAt(connection)
    return at === undefined ? [] : [{ connection, at }]
  })
  return ends.sort((a, b) => a.at - b.at)
}
