import { useLayoutEffect } from 'preact/hooks'
import type { Connection } from '../../src/connection.ts'
import { useSession } from '../context.ts'
import { positionOf } from '../message-index.ts'
import { headingId } from './fold-line.tsx'
import type { Lines } from './lines.ts'
import { rowId } from './message-line.tsx'

/** Where the keyboard stands. */
export interface Stand {
  row: number
  id: string | undefined
  /** `seq` of the message, unless it is a heading. */
  message: number | undefined
}

export function standOf(
  { messages }: Connection,
  lines: Lines,
  message: number | undefined,
  heading: number | undefined,
): Stand {
  const seq = message ?? heading
  if (seq === undefined) return { row: -1, id: undefined, message }
  const position = positionOf(messages, seq)
  const over = message === undefined ? lines.headingOf(position) : -1
  const row = over >= 0 ? over : lines.rowOf(position)
  return { row, id: lines.at(row)?.kind === 'fold' ? headingId(seq) : rowId(seq), message }
}

/**
 * Scrolls to a message that is selected, and unfolds what it is in. Only when another one is: a list
 * that scrolls back by itself cannot be read.
 */
export function useReveal(
  connection: Connection,
  lines: Lines,
  { row, message }: Stand,
  reveal: (row: number) => void,
): void {
  const { folds, selection } = useSession()
  const line = lines.at(row)
  const hiding = message !== undefined && line?.kind === 'fold' ? line : undefined
  const isHidden = hiding !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useLayoutEffect(() => {
    if (hiding) folds.setOpen(connection, hiding.first, hiding.last, true)
    else if (row >= 0) reveal(row)
  }, [message, selection.heading.value, isHidden])
}
