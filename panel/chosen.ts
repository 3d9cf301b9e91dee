import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'

/** The messages that are selected, by `seq`. */
export interface Chosen {
  readonly count: number
  /** Ascending. */
  readonly seqs: readonly number[]
  has(seq: number): boolean
}

/** The messages selected together, or the one in the detail pane. */
export interface Choice {
  readonly chosen: ReadonlySignal<Chosen>
  /** Selects messages, ascending by `seq`; the detail pane stays as it is. */
  choose(seqs: readonly number[]): void
}

const NONE: Chosen = chosenOf([])

/** @param message In the detail pane. Another one than those selected ends their selection. */
export function createChoice(message: Signal<number | undefined>): Choice {
  const together = signal<Chosen | undefined>(undefined)
  message.subscribe((seq) => {
    if (seq !== undefined && !together.peek()?.has(seq)) together.value = undefined
  })
  const chosen = computed(() => {
    if (together.value) return together.value
    return message.value === undefined ? NONE : chosenOf([message.value])
  })
  function choose(seqs: readonly number[]): void {
    together.value = seqs.length === 0 ? undefined : chosenOf(seqs)
  }
  return { chosen, choose }
}

/** A sorted list takes a tenth of the memory of a set; a million may be selected. */
function chosenOf(seqs: readonly number[]): Chosen {
  return { count: seqs.length, seqs, has: (seq) => seqs[indexIn(seqs, seq)] === seq }
}

/** Index of the first that is not below. */
export function indexIn(seqs: readonly number[], seq: number): number {
  let [low, high] = [0, seqs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((seqs[middle] ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}
