import type { Outline } from '../../src/json/check.ts'
import { INNER_LEVELS, innerOf, type Place } from '../../src/json/find.ts'
import { countOf, type Member, membersOf, rootOf } from '../../src/json/members.ts'
import { kindAt, stringAt } from '../../src/json/value.ts'
import { type Pass, wayTo } from '../../src/json/way.ts'

/** Members shown at once; the rest on demand. */
const PAGE = 500

/** Rows shown of those above what was looked for. */
const ABOVE = 50

/** Rows at first, as far as whole levels are opened. */
const AT_FIRST = 200
const FIRST_LEVELS = 2

/** A line of the tree: a value, or that there are more. */
export interface Row {
  readonly kind: 'value' | 'before' | 'after'
  readonly outline: Outline
  /** For the lines that tell of more: the container. */
  readonly member: Member
  /** From 1. */
  readonly level: number
  readonly parent: Row | undefined
  /** Levels of JSON in strings it stands in. */
  readonly inside: number
  open: boolean
  /** Members shown: from this one, before that one, of so many. */
  from: number
  to: number
  count: number
  /** JSON in the string; null where it holds none. Found when it is looked at. */
  inner?: Outline | null
}

/** The rows of a tree of which only the open part is made. Rows change in place. */
export interface Rows {
  readonly list: readonly Row[]
  isExpandable(row: Row): boolean
  toggle(at: number): void
  /** Opens what lies below too, within bounds. */
  openBelow(at: number): void
  /** Shows more, for a line that tells of it. */
  more(at: number): void
  /** Opens all that is around a place; where its row is then. */
  reveal(place: Place): number
}

export function createRows(outline: Outline): Rows {
  const root = valueRow(outline, rootOf(outline), undefined, 0)
  const list: Row[] = [root]

  function isExpandable(row: Row): boolean {
    return row.kind === 'value' && containerOf(row) !== undefined && countIn(row) > 0
  }
  function open(at: number, from = 0): void {
    const row = list[at]
    const container = row && containerOf(row)
    if (!row || row.open || !container || countIn(row) === 0) return
    row.open = true
    row.from = Math.max(0, Math.min(from, row.count - 1))
    row.to = Math.min(row.from + PAGE, row.count)
    insert(at + 1, [
      ...edge(row, 'before'),
      ...members(row, row.from, row.to),
      ...edge(row, 'after'),
    ])
  }
  function close(at: number): void {
    const row = list[at]
    if (!row?.open) return
    row.open = false
    list.splice(at + 1, endOf(at) - at - 1)
  }
  /** The first row behind those below this one. */
  function endOf(at: number): number {
    const level = list[at]?.level ?? 0
    let end = at + 1
    while ((list[end]?.level ?? 0) > level) end++
    return end
  }
  function insert(at: number, rows: readonly Row[]): void {
    list.splice(at, 0, ...rows)
  }
  function toggle(at: number): void {
    if (list[at]?.open) close(at)
    else open(at)
  }
  function openBelow(at: number): void {
    for (let row = at, most = list.length + PAGE * 2; row < endOf(at); row++) {
      if (list.length < most) open(row)
    }
  }
  function more(at: number): void {
    const row = list[at]
    const parent = row?.parent
    if (!row || !parent) return
    if (row.kind === 'before') {
      const from = Math.max(0, parent.from - PAGE)
      const added = members(parent, from, parent.from)
      parent.from = from
      list.splice(at, 1, ...edge(parent, 'before'), ...added)
    } else {
      const to = Math.min(parent.to + PAGE, parent.count)
      const added = members(parent, parent.to, to)
      parent.to = to
      list.splice(at, 1, ...added, ...edge(parent, 'after'))
    }
  }
  function reveal(place: Place): number {
    let at = 0
    let within: Outline | undefined = outline
    for (const [level, target] of place.entries()) {
      if (!within) return at
      for (const pass of wayTo(within, target)) at = enter(at, pass)
      const row: Row | undefined = list[at]
      within = level < place.length - 1 && row ? (innerIn(row) ?? undefined) : undefined
    }
    return at
  }
  /** Opens a row so that the member shows; where that is. */
  function enter(at: number, { index }: Pass): number {
    const row = list[at]
    if (!row) return at
    if (row.open && (index < row.from || index >= row.to)) close(at)
    open(at, index < PAGE ? 0 : index - ABOVE)
    for (let next = at + 1; next < list.length; next++) {
      const { parent, kind, member } = list[next] as Row
      if (parent === row && kind === 'value' && member.index === index) return next
    }
    return at
  }

  for (let at = 0; at < list.length && list.length < AT_FIRST; at++) {
    const row = list[at]
    if (row && row.level <= FIRST_LEVELS && row.inside === 0 && isContainer(row)) open(at)
  }
  return { list, isExpandable, toggle, openBelow, more, reveal }
}

function valueRow(outline: Outline, member: Member, parent: Row | undefined, inside: number): Row {
  const level = (parent?.level ?? 0) + 1
  return {
    kind: 'value',
    outline,
    member,
    level,
    parent,
    inside,
    open: false,
    from: 0,
    to: 0,
    count: -1,
  }
}

function members(row: Row, from: number, to: number): Row[] {
  const container = containerOf(row)
  if (!container) return []
  const inside = row.inside + (container.outline === row.outline ? 0 : 1)
  return membersOf(container.outline, container.start, from, to - from).map((member) =>
    valueRow(container.outline, member, row, inside),
  )
}

/** The line that tells of more, if there are. */
function edge(row: Row, kind: 'before' | 'after'): Row[] {
  const has = kind === 'before' ? row.from > 0 : row.to < row.count
  return has ? [{ ...valueRow(row.outline, row.member, row, row.inside), kind }] : []
}

function isContainer({ outline, member }: Row): boolean {
  const kind = kindAt(outline.text, member.start)
  return kind === 'object' || kind === 'list'
}

/** What a row opens: its own value, or the JSON in its string. */
function containerOf(row: Row): { outline: Outline; start: number } | undefined {
  if (isContainer(row)) return { outline: row.outline, start: row.member.start }
  const inner = innerIn(row)
  return inner ? { outline: inner, start: inner.from } : undefined
}

function countIn(row: Row): number {
  if (row.count >= 0) return row.count
  const container = containerOf(row)
  row.count = container ? countOf(container.outline, container.start) : 0
  return row.count
}

/** JSON in the string of a row. */
export function innerIn(row: Row): Outline | null {
  if (row.inner !== undefined) return row.inner
  const { text } = row.outline
  const { start, end } = row.member
  const mayHold =
    row.inside < INNER_LEVELS && /^"\s*(?:\\[nrt]\s*)*[[{]/.test(text.slice(start, start + 20))
  row.inner = (mayHold ? innerOf(stringAt(text, start, end)) : undefined) ?? null
  return row.inner
}
