import type { Message } from '../../src/event.ts'

/** What heartbeats in a row come to. */
export interface Sum {
  /** How many of them were sent. */
  readonly sent: number
  readonly bytes: number
}

/** Sums so far, by the index they start at, each with that after the last message in it. */
export type Sums = Map<number, Sum & { readonly end: number }>

/** The sum of the messages from one index up to another; of more than before, only those are added. */
export function sumOf(
  sums: Sums,
  start: number,
  end: number,
  at: (index: number) => Message | undefined,
): Sum {
  let { sent, bytes, end: next } = sums.get(start) ?? { sent: 0, bytes: 0, end: start }
  for (; next < end; next++) {
    const message = at(next)
    sent += message?.direction === 'send' ? 1 : 0
    bytes += message?.size ?? 0
  }
  sums.set(start, { sent, bytes, end: next })
  return { sent, bytes }
}
