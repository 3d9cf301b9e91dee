import { movedRow } from '../parts/list-moves.ts'
import type { Rows } from './rows.ts'

/** What a key does in the tree: where the selection goes, or nothing for other keys. */
export function moveInTree(key: string, rows: Rows, at: number, page: number): number | undefined {
  const row = rows.list[at]
  const moved = movedRow(key, rows.list.length, at, page)
  if (moved !== undefined) return moved
  switch (key) {
    case 'ArrowRight':
      if (!row || !rows.isExpandable(row)) return at
      if (row.open) return Math.min(at + 1, rows.list.length - 1)
      rows.toggle(at)
      return at
    case 'ArrowLeft':
      if (!row) return at
      if (!row.open) return row.parent ? rows.list.lastIndexOf(row.parent, at) : at
      rows.toggle(at)
      return at
    case 'Enter':
    case ' ':
      activate(rows, at)
      return at
    case '*':
      rows.openBelow(at)
      return at
    default:
      return undefined
  }
}

/** Opens or closes a row, or shows more of them. */
export function activate(rows: Rows, at: number): void {
  const row = rows.list[at]
  if (!row) return
  if (row.kind !== 'value') rows.more(at)
  else if (rows.isExpandable(row)) rows.toggle(at)
}
