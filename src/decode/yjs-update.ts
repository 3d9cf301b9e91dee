import { createReader } from './reader.ts'

/** Clock of each client that is known. https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md */
export function stateVector(bytes: Uint8Array): Map<number, number> {
  const reader = createReader(bytes)
  const clocks = new Map<number, number>()
  for (let left = reader.varint(); left > 0; left--) clocks.set(reader.varint(), reader.varint())
  return clocks
}

export interface UpdateHead {
  /** Clients whose changes it holds. */
  readonly clients: number
  /** The first of them: how many changes, from which of its clocks. */
  readonly first?: { changes: number; client: number; clock: number }
}

/** How an update of version 1 begins; what follows is known to Yjs alone. */
export function headOfUpdate(bytes: Uint8Array): UpdateHead {
  const reader = createReader(bytes)
  const clients = reader.varint()
  if (clients === 0) return { clients }
  const changes = reader.varint()
  return { clients, first: { changes, client: reader.varint(), clock: reader.varint() } }
}
