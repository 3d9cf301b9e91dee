import type { CaptureEvent } from '../event.ts'

/** Follows the sequence numbers of one document: nothing twice, and what is missing is counted. */
export interface Sequence {
  /** The last number taken. */
  last: number
  /** Numbers skipped since the history was taken, and messages the page said it folded. */
  skipped: number
  folded: number
}

export function startSequence(): Sequence {
  return { last: 0, skipped: 0, folded: 0 }
}

/** Whether the event is new. The history has gaps by design; what comes after it has none. */
export function takes(sequence: Sequence, event: CaptureEvent): boolean {
  if (event.seq <= sequence.last) return false
  if (sequence.last > 0) sequence.skipped += event.seq - sequence.last - 1
  if (event.kind === 'folded') sequence.folded += event.count
  sequence.last = event.seq
  return true
}

/** Events that neither came nor were folded. */
export function lost(sequence: Sequence): number {
  return Math.max(0, sequence.skipped - sequence.folded)
}
