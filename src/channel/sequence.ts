import type { CaptureEvent } from '../event.ts'

/** Follows the sequence numbers of one document: nothing twice, and what is missing is counted. */
export interface Sequence {
  /** The last number taken. */
  last: number
  /** Numbers skipped, and those of which the page said that it folded them or let them go. */
  skipped: number
  told: number
}

export function startSequence(): Sequence {
  return { last: 0, skipped: 0, told: 0 }
}

/** Whether the event is new. */
export function takes(sequence: Sequence, event: CaptureEvent): boolean {
  if (event.seq <= sequence.last) return false
  passOver(sequence, event.seq - 1)
  if (event.kind === 'folded') sequence.told += event.count
  if (event.kind === 'let-go') sequence.told += event.numbers
  sequence.last = event.seq
  return true
}

/** Nothing up to this number will come any more. */
function passOver(sequence: Sequence, seq: number): void {
  if (seq <= sequence.last) return
  sequence.skipped += seq - sequence.last
  sequence.last = seq
}

/** So many were refused as malformed, the last of them with this number: they are not lost. */
export function refuse(sequence: Sequence, count: number, seq: number): void {
  passOver(sequence, seq)
  sequence.told += count
}

/** Events that neither came nor were told of. */
export function lost(sequence: Sequence): number {
  return Math.max(0, sequence.skipped - sequence.told)
}
