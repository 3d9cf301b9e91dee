import type { LetGo } from '../event.ts'
import { bare } from './natives.ts'

/** Keeps count of what went without a fold: since the beginning, and before the panel had it. */
export interface Gone {
  event(missed: boolean): void
  /** @param numbers of its events, those folded into counts included */
  connection(numbers: number, missed: number): void
  /** A sum, of use to one panel alone. */
  sum(): void
  /** An event that was on its way to the panel. */
  lost(): void
  /** Another panel misses all of it. */
  rewind(): void
  some(): boolean
  /** What the panel misses, as an event it is told now; `seq` is the ring's. */
  tell(at: number): LetGo
}

type Tally = Pick<LetGo, 'connections' | 'events' | 'numbers'>

export function createGone(): Gone {
  const all = startTally()
  let missing = startTally()
  return {
    event(missed) {
      addTo(all, 1, 0, 1)
      if (missed) addTo(missing, 1, 0, 1)
    },
    connection(numbers, missed) {
      addTo(all, 0, 1, numbers)
      if (missed > 0) addTo(missing, 0, 1, missed)
    },
    sum: () => addTo(all, 0, 0, 1),
    lost: () => addTo(missing, 0, 0, 1),
    rewind() {
      missing = { ...all }
    },
    some: () => missing.numbers > 0,
    tell(at) {
      const told = missing
      missing = startTally()
      return bare({ kind: 'let-go', seq: 0, at, ...told })
    },
  }
}

function startTally(): Tally {
  return { connections: 0, events: 0, numbers: 0 }
}

function addTo(tally: Tally, events: number, connections: number, numbers: number): void {
  tally.events += events
  tally.connections += connections
  tally.numbers += numbers
}
