import type { ReadonlySignal } from '@preact/signals'
import type { Connection } from '../src/connection.ts'
import { type Masks, masked, masksFor, revealed } from '../src/mask.ts'

/** The masks of each connection, or none while the user reveals secrets. */
export function rememberMasks(
  reveal: ReadonlySignal<boolean>,
): (connection: Connection | undefined) => Masks {
  const known = new WeakMap<Connection, Masks>()
  return (connection) => {
    if (reveal.value) return revealed
    if (!connection) return masked
    const masks = known.get(connection) ?? masksFor(connection.url, connection.protocols)
    known.set(connection, masks)
    return masks
  }
}
