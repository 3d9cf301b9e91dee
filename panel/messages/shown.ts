import type { Message } from '../../src/event.ts'

/** The messages that are shown, in order: all of a connection, or those that pass the filter. */
export interface Shown {
  readonly count: number
  at(index: number): Message | undefined
  /** Position in the list of messages. */
  positionAt(index: number): number
  /** Index of the first that stands at this position or behind it. */
  indexFrom(position: number): number
  /** -1 when filtered away. */
  indexOf(position: number): number
  /** Index of the first with this `seq` or a later one. */
  indexOfSeq(seq: number): number
}

/** @param positions Absent: all are shown. */
export function shownOf(
  messages: readonly Message[],
  positions: readonly number[] | undefined,
): Shown {
  const count = positions ? positions.length : messages.length
  const positionAt = (index: number) => (positions ? (positions[index] ?? -1) : index)
  const at = (index: number) => messages[positionAt(index)]
  const indexFrom = (position: number) =>
    positions ? firstIndex(count, (index) => positionAt(index) >= position) : position
  function indexOf(position: number): number {
    const index = indexFrom(position)
    return index >= 0 && index < count && positionAt(index) === position ? index : -1
  }
  const indexOfSeq = (seq: number) => firstIndex(count, (index) => (at(index)?.seq ?? 0) >= seq)
  return { count, at, positionAt, indexFrom, indexOf, indexOfSeq }
}

/** The first index below `count` for which a monotonic test holds, else `count`. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
