import { type Connection, endedAt, type State, stateOf } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Log } from '../src/log.ts'
import type { Place } from './places.ts'
import type { Session } from './session.ts'
import { wordsOf } from './words.ts'

/** A shorter chain is not folded: a header over two rows saves nothing. */
const MIN_FOLDED = 3

/** Rows kept in the list, the newest. */
const MAX_ROWS = 2_000

/** A line of the list, in order of creation. The header of a chain stands before its first row. */
export type Row = ChainRow | ConnectionRow

export interface ConnectionRow {
  readonly kind: 'connection'
  readonly connection: Connection
  readonly state: State
  /** ms from construction to the end, or so far. */
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
  const known = new WeakMap<Connection, { row: ConnectionRow; shown: readonly unknown[] }>()
  const ordinalOf = createOrdinals()

  function rowOf(connection: Connection): ConnectionRow {
    const row = describe(session, connection, ordinalOf)
    const shown = shownOf(row)
    const before = known.get(connection)
    if (before?.shown.every((value, index) => Object.is(value, shown[index]))) return before.row
    known.set(connection, { row, shown })
    return row
  }

  return () => {
    const newest = inOrderOfCreation(session.log).slice(-MAX_ROWS)
    return withHeaders(session, newest.map(rowOf))
  }
}

/** The histories of several frames come one after the other. */
function inOrderOfCreation({ connections }: Log): Connection[] {
  return [...connections.values()].sort((a, b) => a.constructed.at - b.constructed.at)
}

/** From construction to the end, or so far; ms. */
export function ageOf(connection: Connection, now: number): number {
  return Math.max(0, (endedAt(connection) ?? now) - connection.constructed.at)
}

export function isFoldable(place: Place | undefined): place is Place {
  return place !== undefined && place.chain.length >= MIN_FOLDED
}

/** Numbers connections as they are first seen. */
function createOrdinals(): (connection: Connection) => number {
  const ordinals = new WeakMap<Connection, number>()
  let last = 0
  return (connection) => {
    const ordinal = ordinals.get(connection) ?? ++last
    ordinals.set(connection, ordinal)
    return ordinal
  }
}

function describe(
  session: Sources,
  connection: Connection,
  ordinalOf: (connection: Connection) => number,
): ConnectionRow {
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
    order: ordinalOf((isFoldable(place) && place.chain[0]) || connection),
    found,
    hidden: folded || !found,
    selected: selection.connection.value === connection.id,
  }
}

/** What a row shows, for comparison; ages are shown to the tenth of a second. */
function shownOf(row: ConnectionRow): unknown[] {
  const { connection, place } = row
  const { sent, received } = connection
  return [
    row.state,
    Math.floor(row.age / 100),
    row.diagnosis,
    place?.id,
    isFoldable(place),
    row.order,
    row.hidden,
    row.selected,
    sent.count,
    received.count,
  ]
}

function withHeaders(session: Sources, rows: readonly ConnectionRow[]): Row[] {
  const chains = groupByChain(rows)
  return rows.flatMap((row): Row[] => {
    if (!isFoldable(row.place)) return [row]
    const members = chains.get(row.place.id) ?? [row]
    return members[0] === row ? [headerOf(session, row.place, members), row] : [row]
  })
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

function headerOf(session: Sources, place: Place, members: ConnectionRow[]): ChainRow {
  const unfolded = session.selection.unfolded.value.has(place.id)
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
