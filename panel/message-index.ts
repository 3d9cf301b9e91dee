import type { Message } from '../src/event.ts'

/** Messages looked at between two looks at the clock. */
const STRIDE = 256

/** The positions of the messages that fit, found step by step as the list grows. */
export interface MessageIndex {
  /** Positions in the list of messages, ascending. */
  readonly positions: number[]
  /** How many messages were looked at, from the first. */
  readonly scanned: number
  /** Looks at messages not seen yet until `deadline` (`performance.now()`); true when none is left. */
  advance(messages: readonly Message[], deadline: number): boolean
}

export function createMessageIndex(fits: (message: Message) => boolean): MessageIndex {
  const positions: number[] = []
  let scanned = 0
  let last: Message | undefined

  function advance(messages: readonly Message[], deadline: number): boolean {
    const gone = goneSince(messages, scanned, last)
    moveDown(positions, gone)
    scanned -= gone
    while (scanned < messages.length) {
      if (scanned % STRIDE === 0 && performance.now() > deadline) break
      const message = messages[scanned]
      if (message && fits(message)) positions.push(scanned)
      scanned++
    }
    last = messages[scanned - 1]
    return scanned === messages.length
  }

  return {
    positions,
    get scanned() {
      return scanned
    },
    advance,
  }
}

/** How many of the first `count` messages were let go; `last` was the last of them. */
export function goneSince(
  messages: readonly Message[],
  count: number,
  last: Message | undefined,
): number {
  if (!last || messages[count - 1] === last) return 0
  const found = positionOf(messages, last.seq)
  return found < 0 ? count : count - 1 - found
}

/** What stood at these positions stands lower by as many as are gone. */
export function moveDown(positions: number[], gone: number): void {
  if (gone === 0) return
  let kept = 0
  for (const position of positions) {
    if (position >= gone) positions[kept++] = position - gone
  }
  positions.length = kept
}

/** Position of the message with this `seq`, or -1; messages stand in order of `seq`. */
export function positionOf(messages: readonly Message[], seq: number): number {
  let low = 0
  let high = messages.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = messages[middle]?.seq ?? 0
    if (found === seq) return middle
    if (found < seq) low = middle + 1
    else high = middle - 1
  }
  return -1
}
