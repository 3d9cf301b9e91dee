import type { Message } from '../../src/event.ts'
import { type Scale, toTime } from './range.ts'

/** Least width of a bin, pixels. */
export const BIN = 2

/** Messages of a bin that are looked at one by one; of more, an even sample. */
const SAMPLE = 12

/** What passed in a few pixels of time. */
export interface Bin {
  /** It begins at so many lengths of a bin since the epoch: the same bin wherever it is on the screen. */
  index: number
  sent: number
  received: number
  /** Of both directions. */
  heartbeats: number
}

/** Bins of one length in a row, from one index up to before another. */
export interface Stretch {
  /** Length of a bin, ms. */
  readonly length: number
  readonly from: number
  readonly to: number
}

/** The bins a scale shows. Their length is a power of √2: while zooming most frames share one. */
export function stretchOf(scale: Scale): Stretch {
  const { from, to } = scale.range
  const least = toTime(scale, scale.left + BIN) - from
  const length = 2 ** (Math.ceil(Math.log2(least) * 2) / 2)
  return { length, from: Math.floor(from / length), to: Math.ceil(to / length) }
}

/**
 * Counts messages bin by bin. Messages stand in order of time, so a bin is two binary searches,
 * whether it holds one message or a hundred thousand; shares of directions come from a sample.
 */
export function binMessages(
  messages: readonly Message[],
  { length, from, to }: Stretch,
  isHeartbeat: (message: Message) => boolean,
): Bin[] {
  const bins: Bin[] = []
  let first = firstAt(messages, from * length, 0)
  for (let index = from; index < to && first < messages.length; ) {
    const last = firstAt(messages, (index + 1) * length, first)
    if (last > first) bins.push(binOf(messages, index, first, last, isHeartbeat))
    first = last
    // Skips the empty ones before the next message.
    const next = messages[first]
    index = Math.max(index + 1, next ? Math.floor(next.at / length) : to)
  }
  return bins
}

function binOf(
  messages: readonly Message[],
  index: number,
  from: number,
  to: number,
  isHeartbeat: (message: Message) => boolean,
): Bin {
  const count = to - from
  const sample = Math.min(count, SAMPLE)
  const weight = count / sample
  const bin: Bin = { index, sent: 0, received: 0, heartbeats: 0 }
  for (let step = 0; step < sample; step++) {
    const message = messages[from + Math.floor(step * weight)]
    if (!message) continue
    if (isHeartbeat(message)) bin.heartbeats += weight
    else if (message.direction === 'send') bin.sent += weight
    else bin.received += weight
  }
  return bin
}

/** Index of the first message at or after a time, not before `low`. */
export function firstAt(messages: readonly Message[], at: number, low: number): number {
  let from = low
  let to = messages.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((messages[middle]?.at ?? 0) < at) from = middle + 1
    else to = middle
  }
  return from
}
