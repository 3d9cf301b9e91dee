/** A column of the message list. */
export interface Column {
  readonly id: 'time' | 'direction' | 'type' | 'size' | 'data'
  readonly label: string
}

export const COLUMNS: readonly Column[] = [
  { id: 'time', label: 'Time' },
  { id: 'direction', label: 'Direction' },
  { id: 'type', label: 'Type' },
  { id: 'size', label: 'Size' },
  { id: 'data', label: 'Data' },
]

/** Columns whose width can be changed; the style sheet has those they begin with. */
export const SIZED = ['time', 'type', 'size'] as const

export type Sized = (typeof SIZED)[number]

/** Narrower, a column could not be widened again; pixels. */
export const LEAST = 28

export function isSized(id: Column['id']): id is Sized {
  return SIZED.some((one) => one === id)
}
