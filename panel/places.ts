import { type Chain, chainsOf } from '../src/chain.ts'
import { type Connection, endedAt, traffic } from '../src/connection.ts'
import type { Direction } from '../src/event.ts'
import type { Log } from '../src/log.ts'

/** A shorter chain is not folded: a header over two rows saves nothing. */
const MIN_FOLDED = 3

/** Where a connection stands in its chain. */
export interface Place {
  /** Of the chain: the id of its first connection, which may have been let go since. */
  readonly id: string
  readonly chain: Chain
  readonly index: number
}

/** Looks places up; test connections have none. */
export type Places = (connection: Connection) => Place | undefined

export function createPlaces(log: Log): Places {
  let chains: readonly Chain[] | undefined
  let places = new Map<Connection, Place>()
  return (connection) => {
    const current = chainsOf(log)
    if (current !== chains) places = placesOf(current, places)
    chains = current
    return places.get(connection)
  }
}

export function isFoldable(place: Place | undefined): place is Place {
  return place !== undefined && place.chain.length >= MIN_FOLDED
}

/** Of all connections of a chain. */
export function trafficOf(chain: Chain, direction: Direction): { count: number; bytes: number } {
  let count = 0
  let bytes = 0
  for (const connection of chain) {
    const totals = traffic(connection, direction)
    count += totals.count
    bytes += totals.bytes
  }
  return { count, bytes }
}

/** How many of the next `limit` connections of the chain have ended. */
export function laterEnds({ chain, index }: Place, limit: number): number {
  let ends = 0
  for (let later = index + 1; later <= index + limit; later++) {
    const connection = chain[later]
    if (!connection) break
    if (endedAt(connection) !== undefined) ends++
  }
  return ends
}

/** A chain keeps its name when its first connections go: what is unfolded stays so. */
function placesOf(
  chains: readonly Chain[],
  before: ReadonlyMap<Connection, Place>,
): Map<Connection, Place> {
  const places = new Map<Connection, Place>()
  const taken = new Set<string>()
  for (const chain of chains) {
    const [first] = chain
    const known = first && before.get(first)?.id
    const id = known === undefined || taken.has(known) ? (first?.id ?? '') : known
    taken.add(id)
    chain.forEach((connection, index) => {
      places.set(connection, { id, chain, index })
    })
  }
  return places
}
