import type { Message } from '../../src/event.ts'
import { firstAt } from './bins.ts'
import type { Range } from './range.ts'

type Within = (
  positions: readonly number[] | undefined,
  messages: readonly Message[],
  range: Range,
) => readonly number[]

/**
 * Finds the messages of a stretch of time, of those that are shown; `positions` undefined: of all. A
 * list is made anew only when it is another one: a stretch in the past stays as it is.
 */
export function createWithin(): Within {
  let known: { of: readonly unknown[]; found: readonly number[] } | undefined
  return (positions, messages, { from, to }) => {
    const first = firstAt(messages, from, 0)
    const last = firstAt(messages, to, first)
    const [low, high] = positions
      ? [indexOf(positions, first), indexOf(positions, last)]
      : [first, last]
    const of = [messages, positions, first, last, low, high]
    if (known && of.every((one, index) => one === known?.of[index])) return known.found
    const found = positions
      ? positions.slice(low, high)
      : Array.from({ length: high - low }, (_, index) => low + index)
    known = { of, found }
    return found
  }
}

/** From where a drag began to where it is, ms, whichever way it went. */
export function stretch(a: number, b: number): Range {
  return { from: Math.min(a, b), to: Math.max(a, b) }
}

/** Index of the first position that is not below, in ascending ones. */
function indexOf(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}
