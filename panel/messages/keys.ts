import { movedRow } from '../parts/list-moves.ts'
import type { Choosing } from './choosing.ts'
import type { Lines } from './lines.ts'

/** The list as a key finds it. */
export interface KeyState {
  lines: Lines
  /** The row the keyboard stands on, or -1. */
  row: number
  /** Rows a page key moves. */
  page: number
  isAnySelected: boolean
  choosing: Choosing
  /** Folds or unfolds the heartbeats of a row. */
  setOpen(row: number, open: boolean): void
  copy(): void
  /** Single letters. */
  letters: Readonly<Record<string, () => void>>
}

/** Keys that look for a row upwards from where they lead. */
const BACKWARDS = new Set(['ArrowUp', 'PageUp', 'End'])

/** Keys of the list; arrow and page keys go over the events between messages. */
export function pressInList(event: KeyboardEvent, state: KeyState): void {
  const verb = event.ctrlKey || event.metaKey ? commandOf(event, state) : verbOf(event, state)
  if (!verb || event.altKey) return
  event.preventDefault()
  // Escape would open the drawer of DevTools as well, letters would be keys of the whole panel.
  event.stopPropagation()
  verb()
}

function commandOf({ key }: KeyboardEvent, state: KeyState): (() => void) | undefined {
  if (key.toLowerCase() === 'a') return state.choosing.all
  const isTextSelected = getSelection()?.isCollapsed === false
  return key.toLowerCase() === 'c' && !isTextSelected ? state.copy : undefined
}

function verbOf(event: KeyboardEvent, state: KeyState): (() => void) | undefined {
  const { key, shiftKey } = event
  const { lines, row, page, isAnySelected, choosing, letters } = state
  const target = movedRow(key, lines.count, row, page)
  if (target !== undefined) {
    const found = nearest(lines, target, BACKWARDS.has(key) ? -1 : 1)
    return () => found !== undefined && choosing.select(found, shiftKey)
  }
  if (key === 'Escape') return isAnySelected ? choosing.clear : undefined
  return Object.hasOwn(letters, key) ? letters[key] : foldVerb(key, state)
}

function foldVerb(key: string, { lines, row, setOpen }: KeyState): (() => void) | undefined {
  const line = lines.at(row)
  const isOpen = line?.kind === 'fold' && line.fold.open
  if (line?.kind === 'fold') {
    if (key === 'Enter') return () => setOpen(row, !isOpen)
    if (key === 'ArrowRight' && !isOpen) return () => setOpen(row, true)
  }
  const isInOpen = isOpen || (line?.kind === 'message' && line.nested)
  return key === 'ArrowLeft' && isInOpen ? () => setOpen(row, false) : undefined
}

function nearest(lines: Lines, from: number, step: number): number | undefined {
  for (let index = from; index >= 0 && index < lines.count; index += step) {
    if (lines.at(index)?.kind !== 'event') return index
  }
  return undefined
}
