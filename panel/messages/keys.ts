import type { Session } from '../session.ts'
import type { Lines } from './lines.ts'

/** Takes a key pressed on the list: its lines, the selected row or -1, and the rows of a page. */
type Keys = (event: KeyboardEvent, lines: Lines, row: number, page: number) => void

/** Keys that look for a message upwards from where they lead. */
const BACKWARDS = new Set(['ArrowUp', 'PageUp', 'End'])

/** Arrow and page keys move from message to message, over the events between. */
export function createKeys({ selection }: Session): Keys {
  return (event, lines, row, page) => {
    const target = targetRow(event.key, lines.count, row, page)
    if (target === undefined) {
      if (event.key === 'Escape') selection.message.value = undefined
      return
    }
    event.preventDefault()
    const step = BACKWARDS.has(event.key) ? -1 : 1
    for (let index = target; index >= 0 && index < lines.count; index += step) {
      const line = lines.at(index)
      if (line?.kind !== 'message') continue
      selection.message.value = line.message.seq
      return
    }
  }
}

function targetRow(key: string, count: number, row: number, page: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(row + 1, last)
    case 'ArrowUp':
      return row < 0 ? last : Math.max(row - 1, 0)
    case 'PageDown':
      return Math.min(row + page, last)
    case 'PageUp':
      return Math.max(row - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
