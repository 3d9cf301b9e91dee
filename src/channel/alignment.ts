import type { CaptureEvent } from '../event.ts'

/**
 * What to add to the times of a document, ms. The monotonic clocks of two processes agree on
 * durations, and not on the date: each was set when its process started, and stood still while the
 * machine slept.
 */
export interface Alignment {
  offset: number
  /** An answer has told. */
  known: boolean
}

export function startAlignment(): Alignment {
  return { offset: 0, known: false }
}

/**
 * Their clock was read between the question and its answer: takes the smallest change that makes it so.
 *
 * @param asked by our clock, as `answered`; `theirs` by the document's; ms
 */
export function align(alignment: Alignment, asked: number, answered: number, theirs: number): void {
  const { offset } = alignment
  alignment.offset = Math.min(Math.max(offset, asked - theirs), answered - theirs)
  alignment.known = true
}

/** The event with its times by our clock. */
export function aligned<T extends CaptureEvent>(event: T, { offset }: Alignment): T {
  if (offset === 0) return event
  const at = event.at + offset
  if (event.kind !== 'folded') return { ...event, at }
  const beats = event.beats.map((one) => ({ ...one, ...span(one, offset) }))
  return { ...event, at, ...span(event, offset), beats }
}

function span({ from, to }: { from: number; to: number }, offset: number) {
  return { from: from + offset, to: to + offset }
}
