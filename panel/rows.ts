import { type Connection, endedAt, lastActivity, type State, stateOf } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Log } from '../src/log.ts'
import { keepAlike } from './keep-alike.ts'
import { createOrders, type OrderOf } from './orders.ts'
import { isFoldable, type Place } from './places.ts'
import type { Session } from './session.ts'
import { shownOf, shownOfChain } from './shown.ts'
import { wordsOf } from './words.ts'

/** Rows kept in the list, the newest. */
const MAX_ROWS = 2_000

/** A line of the list, in order of creation. The header of a chain stands before its first row. */
export type Row = ChainRow | ConnectionRow

export interface ConnectionRow {
  readonly kind: 'connection'
  readonly connection: Connection
  readonly state: State
  /** ms from construction to the end, or so far: to when its words last changed. */
  readonly age: number
  readonly diagnosis: Diagnosis | undefined
  /** Test connections have none. */
  readonly place: Place | undefined
  /** Rows show by this number, then by creation: a chain that is folded stays together. */
  readonly order: number
  /** Passes the filter. */
  readonly found: boolean
  readonly hidden: boolean
  readonly selected: boolean
}

/** The header of a chain that can be folded. */
export interface ChainRow {
  readonly kind: 'chain'
  readonly place: Place
  readonly members: readonly ConnectionRow[]
  /** The one a click on the header shows: the newest with a verdict, else the newest. */
  readonly face: ConnectionRow
  readonly unfolded: boolean
  readonly hidden: boolean
  readonly selected: boolean
}

/** What rows are made of. */
type Sources = Pick<Session, 'log' | 'now' | 'selection' | 'search' | 'diagnosisOf' | 'placeOf'>

/** Makes the rows anew at each call, but keeps the object of a row that shows the same. */
export function createRows(session: Sources): () => readonly Row[] {
  const orderOf = createOrders()
  const keepRow = keepAlike(shownOf)
  const keepHeader = keepAlike(shownOfChain)
  const rowOf = (connection: Connection) =>
    keepRow(connection, describe(session, connection, orderOf))

  function withHeaders(rows: readonly ConnectionRow[]): Row[] {
    const chains = groupByChain(rows)
    return rows.flatMap((row): Row[] => {
      if (!isFoldable(row.place)) return [row]
      const members = chains.get(row.place.id) ?? [row]
      if (members[0] !== row) return [row]
      // A row that was kept may know of its chain as it was.
      const place = session.placeOf(row.connection) ?? row.place
      return [keepHeader(row.connection, headerOf(session, place, members)), row]
    })
  }
  return () => withHeaders(inOrderOfCreation(session.log).slice(-MAX_ROWS).map(rowOf))
}

/** The histories of several frames come one after the other. */
function inOrderOfCreation({ connections }: Log): Connection[] {
  return [...connections.values()].sort((a, b) => a.constructed.at - b.constructed.at)
}

/** When a life ends on an axis of time, ms: a row that lives may be older than when it was made. */
export function endOf({ connection, age }: ConnectionRow, now: number): number {
  const ended = endedAt(connection) !== undefined || connection.endUnrecorded
  return ended ? connection.constructed.at + age : now
}

/** From construction to the end, or so far; as far as a file tells, where it tells no end. ms */
function ageOf(connection: Connection, now: number): number {
  const seen = connection.endUnrecorded ? lastActivity(connection) : now
  return Math.max(0, (endedAt(connection) ?? seen ?? now) - connection.constructed.at)
}

function describe(session: Sources, connection: Connection, orderOf: OrderOf): ConnectionRow {
  const { selection, search } = session
  const diagnosis = session.diagnosisOf(connection)
  const place = session.placeOf(connection)
  const folded = isFoldable(place) && !selection.unfolded.value.has(place.id)
  const found = search.passes(connection, () => wordsOf(connection, diagnosis))
  return {
    kind: 'connection',
    connection,
    state: stateOf(connection),
    age: ageOf(connection, session.now.value),
    diagnosis,
    place,
    order: orderOf(connection, place),
    found,
    hidden: folded || !found,
    selected: selection.connection.value === connection.id,
  }
}

function groupByChain(rows: readonly ConnectionRow[]): Map<string, ConnectionRow[]> {
  const chains = new Map<string, ConnectionRow[]>()
  for (const row of rows) {
    const id = row.place?.id ?? ''
    const members = chains.get(id)
    if (members) members.push(row)
    else chains.set(id, [row])
  }
  return chains
}

function headerOf(
  { selection }: Sources,
  place: Place,
  members: readonly ConnectionRow[],
): ChainRow {
  const unfolded = selection.unfolded.value.has(place.id)
  const judged = members.findLast((row) => row.diagnosis?.verdict)
  return {
    kind: 'chain',
    place,
    members,
    face: judged ?? members.reduce((_before, row) => row),
    unfolded,
    hidden: !members.some((row) => row.found),
    selected: !unfolded && members.some((row) => row.selected),
  }
}
