import { Fragment, type VNode } from 'preact'
import type { Connection } from '../src/connection.ts'
import { ChainHeader, ConnectionLine, type Drawn } from './connection-row.tsx'
import type { Row } from './rows.ts'

/** Lines that are looked at together, as a power of two. */
const PART = 6

/** A part of the list, and the lines it was made of. */
interface Part {
  readonly lines: readonly VNode[]
  readonly all: VNode
}

/**
 * Makes the lines of a list. An element that is the same as before is not looked at again: of
 * thousands few have changed, so whole parts of the list are one element each.
 */
export function createRowLines(): (
  rows: readonly Row[],
  drawn: (row: Row) => Drawn,
) => readonly VNode[] {
  const ordinals = new WeakMap<Connection, number>()
  const lineOf = rememberLines()
  let parts = new Map<string, Part>()
  let last = 0

  /** Numbers connections as they are first seen, so that a part stays one when old rows go. */
  function partOf(row: Row): number {
    const connection = row.kind === 'chain' ? row.members[0]?.connection : row.connection
    if (!connection) return 0
    const ordinal = ordinals.get(connection) ?? last++
    ordinals.set(connection, ordinal)
    return ordinal >> PART
  }

  return (rows, drawn) => {
    const next = new Map<string, Part>()
    for (const [key, members] of inParts(rows, partOf)) {
      const lines = members.map((row) => lineOf(row, drawn(row)))
      const before = parts.get(key)
      next.set(
        key,
        before && isSame(before.lines, lines)
          ? before
          : { lines, all: <Fragment key={key}>{lines}</Fragment> },
      )
    }
    parts = next
    return [...parts.values()].map(({ all }) => all)
  }
}

/** Rows in a row that belong to one part; a part that is torn has several names. */
function inParts(rows: readonly Row[], partOf: (row: Row) => number): Map<string, Row[]> {
  const parts = new Map<string, Row[]>()
  const torn = new Map<number, number>()
  let current: { part: number; members: Row[] } | undefined
  for (const row of rows) {
    const part = partOf(row)
    if (current?.part !== part) {
      const times = (torn.get(part) ?? 0) + 1
      torn.set(part, times)
      current = { part, members: [] }
      parts.set(`${part} ${times}`, current.members)
    }
    current.members.push(row)
  }
  return parts
}

function isSame(before: readonly VNode[], lines: readonly VNode[]): boolean {
  return before.length === lines.length && before.every((line, index) => line === lines[index])
}

function rememberLines(): (row: Row, drawn: Drawn) => VNode {
  const known = new WeakMap<Row, { line: VNode; drawn: Drawn }>()
  return (row, drawn) => {
    const before = known.get(row)
    const isAlike =
      before?.drawn.focusable === drawn.focusable && before.drawn.filled === drawn.filled
    if (before && isAlike) return before.line
    const line = lineFor(row, drawn)
    known.set(row, { line, drawn })
    return line
  }
}

function lineFor(row: Row, drawn: Drawn): VNode {
  return row.kind === 'chain' ? (
    <ChainHeader key={`chain ${row.place.id}`} row={row} {...drawn} />
  ) : (
    <ConnectionLine key={row.connection.id} row={row} {...drawn} />
  )
}
