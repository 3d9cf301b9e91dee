import type { Body } from './event.ts'

/** How messages that look alike differ: a heartbeat may count or tell the time, data goes up and down. */
export type Variation = 'none' | 'counting' | 'data'

/** Of one message and the next that look alike. */
export function variation(before: Body, after: Body): Variation {
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after ? 'none' : grows(numbersIn(before), numbersIn(after))
  }
  if (before instanceof Uint8Array && after instanceof Uint8Array) {
    return grows([...before], [...after])
  }
  return 'data'
}

/** The stronger of two. */
export function wider(a: Variation, b: Variation): Variation {
  if (a === 'data' || b === 'data') return 'data'
  return a === 'counting' ? a : b
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

/** Counters never go back; of bytes the first that differs tells, as in a number written in full. */
function grows(before: readonly number[], after: readonly number[]): Variation {
  if (before.length !== after.length) return 'data'
  const index = before.findIndex((value, place) => value !== after[place])
  if (index < 0) return 'none'
  return (before[index] ?? 0) < (after[index] ?? 0) ? 'counting' : 'data'
}
