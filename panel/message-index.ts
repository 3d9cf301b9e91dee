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
    if (last && messages[scanned - 1] !== last) follow(messages)
    while (scanned < messages.length) {
      if (scanned % STRIDE === 0 && performance.now() > deadline) break
      const message = messages[scanned]
      if (message && fits(message)) positions.push(scanned)
      scanned++
    }
    last = messages[scanned - 1]
    return scanned === messages.length
  }

  /** The oldest messages were let go: everything moves down by as many. */
  function follow(messages: readonly Message[]): void {
    const found = last ? positionOf(messages, last.seq) : -1
    const gone = found < 0 ? scanned : scanned - 1 - found
    let kept = 0
    for (const position of positions) {
      if (position >= gone) positions[kept++] = position - gone
    }
    positions.length = kept
    scanned -= gone
  }

  return {
    positions,
    get scanned() {
      return scanned
    },
    advance,
  }
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
