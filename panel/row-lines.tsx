import { Fragment, type VNode } from 'preact'
import type { Connection } from '../src/connection.ts'
import { ChainHeader, ConnectionLine } from './connection-row.tsx'
import type { Row } from './rows.ts'

/** Lines that are looked at together, as a power of two. */
const PART = 6

/** The lines of a part of the list, and what they were made of. */
interface Part {
  readonly rows: readonly Row[]
  readonly focusable: Row | undefined
  readonly lines: VNode
}

/**
 * Makes the lines of a list. An element that is the same as before is not looked at again: of
 * thousands few have changed, so whole parts of the list are one element each.
 */
export function createRowLines(): (
  rows: readonly Row[],
  focusable: Row | undefined,
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

  return (rows, focusable) => {
    const next = new Map<string, Part>()
    for (const [key, members] of inParts(rows, partOf)) {
      const within = members.find((row) => row === focusable)
      const before = parts.get(key)
      next.set(
        key,
        before && before.focusable === within && isSame(before.rows, members)
          ? before
          : { rows: members, focusable: within, lines: linesOf(key, members) },
      )
    }
    parts = next
    return [...parts.values()].map(({ lines }) => lines)

    function linesOf(key: string, members: readonly Row[]): VNode {
      return <Fragment key={key}>{members.map((row) => lineOf(row, row === focusable))}</Fragment>
    }
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

function isSame(before: readonly Row[], rows: readonly Row[]): boolean {
  return before.length === rows.length && before.every((row, index) => row === rows[index])
}

function rememberLines(): (row: Row, focusable: boolean) => VNode {
  const known = new WeakMap<Row, { line: VNode; focusable: boolean }>()
  return (row, focusable) => {
    const before = known.get(row)
    if (before?.focusable === focusable) return before.line
    const line = lineFor(row, focusable)
    known.set(row, { line, focusable })
    return line
  }
}

function lineFor(row: Row, focusable: boolean): VNode {
  return row.kind === 'chain' ? (
    <ChainHeader key={`chain ${row.place.id}`} row={row} focusable={focusable} />
  ) : (
    <ConnectionLine key={row.connection.id} row={row} focusable={focusable} />
  )
}
