import type { Connection } from '../src/connection.ts'
import { isFoldable, type Place } from './places.ts'

/** Rows show by this number: those of a chain that can be folded stand together. */
export type OrderOf = (connection: Connection, place: Place | undefined) => number

/** Numbers connections as they are first seen. A chain keeps its number when its first ones go. */
export function createOrders(): OrderOf {
  const own = new WeakMap<Connection, number>()
  const inChain = new WeakMap<Connection, { id: string; order: number }>()
  let last = 0
  function ownOf(connection: Connection): number {
    const number = own.get(connection) ?? ++last
    own.set(connection, number)
    return number
  }
  return (connection, place) => {
    const number = ownOf(connection)
    if (!isFoldable(place)) return number
    const [first = connection] = place.chain
    const known = inChain.get(first)
    const order = known?.id === place.id ? known.order : ownOf(first)
    if (inChain.get(connection)?.id !== place.id) inChain.set(connection, { id: place.id, order })
    return order
  }
}
