import type { Connection, ConnectionId } from '../../src/connection.ts'
import { type ConnectionRow, endOf, type Row } from '../rows.ts'

/** One line of the timeline: a connection, or all of a chain one after the other. */
export interface Lane {
  readonly key: string
  readonly rows: readonly ConnectionRow[]
}

/** Lanes in order of creation, of the connections that pass the filter. */
export function lanesOf(rows: readonly Row[]): Lane[] {
  const lanes = new Map<string, ConnectionRow[]>()
  for (const row of rows) {
    if (row.kind !== 'connection' || !row.found) continue
    const key = row.place?.id ?? row.connection.id
    const lane = lanes.get(key)
    if (lane) lane.push(row)
    else lanes.set(key, [row])
  }
  return [...lanes].map(([key, members]) => ({ key, rows: members }))
}

/** The connection of a lane that lives nearest to a moment. */
export function nearest({ rows }: Lane, at: number): Connection | undefined {
  let best: Connection | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const start = row.connection.constructed.at
    const distance = Math.max(start - at, at - endOf(row, Number.POSITIVE_INFINITY), 0)
    if (distance > bestDistance) continue
    best = row.connection
    bestDistance = distance
  }
  return best
}

/** Index of the lane a connection is in, or -1. */
export function indexIn(lanes: readonly Lane[], id: ConnectionId | undefined): number {
  return lanes.findIndex(({ rows }) => rows.some(({ connection }) => connection.id === id))
}
