import { type Chain, chainsOf } from '../src/chain.ts'
import { type Connection, endedAt } from '../src/connection.ts'
import type { Log } from '../src/log.ts'

/** Where a connection stands in its chain. */
export interface Place {
  /** Of the chain: the id of its first connection. */
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
    if (current !== chains) places = placesOf(current)
    chains = current
    return places.get(connection)
  }
}

/** How many of the next `limit` connections of the chain have ended. */
export function laterEnds({ chain, index }: Place, limit: number): number {
  const later = chain.slice(index + 1, index + 1 + limit)
  return later.filter((connection) => endedAt(connection) !== undefined).length
}

function placesOf(chains: readonly Chain[]): Map<Connection, Place> {
  const places = new Map<Connection, Place>()
  for (const chain of chains) {
    const id = chain[0]?.id ?? ''
    chain.forEach((connection, index) => {
      places.set(connection, { id, chain, index })
    })
  }
  return places
}
