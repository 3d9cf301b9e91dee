import { copyText } from '../clipboard.ts'
import { maskedText } from '../parts/masked-text.ts'
import type { Session } from '../session.ts'
import { pathOf, wholeOf } from './row-text.ts'
import type { Row } from './rows.ts'

/** Longer values are copied as they stand in the text, characters. */
const LONG = 1_000_000

/** Copies parts of a tree. */
export interface Copy {
  path(row: Row): void
  value(row: Row): Promise<void>
  /** C and P; Ctrl+C or ⌘C where no text is selected. Whether the key was one of them. */
  key(event: KeyboardEvent, row: Row): boolean
}

export function createCopy({ notice, masks }: Session): Copy {
  async function say(text: string, what: string): Promise<void> {
    const copied = await copyText(text)
    notice.tell(copied ? `${what} copied` : 'The browser refused to copy')
  }
  const path = (row: Row) => void say(pathOf(row), 'Path')
  async function value(row: Row): Promise<void> {
    const { start, end } = row.member
    const isLong = end - start > LONG
    const whole = isLong
      ? await maskedText(row.outline.text.slice(start, end), masks.peek())
      : wholeOf(row, masks.peek())
    await say(whole, 'Value')
  }
  function key(event: KeyboardEvent, row: Row): boolean {
    if (row.kind !== 'value' || event.altKey || event.shiftKey) return false
    const isCommand = event.ctrlKey || event.metaKey
    const copiesValue = event.key === 'c' && !(isCommand && hasSelection())
    if (!copiesValue && !(event.key === 'p' && !isCommand)) return false
    event.preventDefault()
    if (copiesValue) void value(row)
    else path(row)
    return true
  }
  return { path, value, key }
}

function hasSelection(): boolean {
  return getSelection()?.isCollapsed === false
}
