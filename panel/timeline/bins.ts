import type { Message } from '../../src/event.ts'
import { type Scale, toTime } from './range.ts'

/** Width of a bin, pixels. */
export const BIN = 2

/** Messages of a bin that are looked at one by one; of more, an even sample. */
const SAMPLE = 24

/** What passed in a few pixels of time. */
export interface Bin {
  /** Left edge, pixels. */
  x: number
  sent: number
  received: number
  /** Of both directions. */
  heartbeats: number
}

/**
 * Counts messages pixel by pixel. Messages stand in order of time, so a bin is two binary searches,
 * whether it holds one message or a hundred thousand; shares of directions come from a sample.
 */
export function binMessages(
  messages: readonly Message[],
  scale: Scale,
  isHeartbeat: (message: Message) => boolean,
): Bin[] {
  const bins: Bin[] = []
  let from = firstAt(messages, scale.range.from, 0)
  for (let x = scale.left; x < scale.left + scale.width && from < messages.length; ) {
    const to = firstAt(messages, toTime(scale, x + BIN), from)
    if (to > from) bins.push(binOf(messages, x, from, to, isHeartbeat))
    from = to
    x = nextX(messages[from], scale, x)
  }
  return bins
}

/** Skips the empty bins before the next message. */
function nextX(next: Message | undefined, { range, left, width }: Scale, x: number): number {
  if (!next) return Number.POSITIVE_INFINITY
  const at = ((next.at - range.from) / (range.to - range.from)) * width
  return Math.max(x + BIN, left + Math.floor(at / BIN) * BIN)
}

function binOf(
  messages: readonly Message[],
  x: number,
  from: number,
  to: number,
  isHeartbeat: (message: Message) => boolean,
): Bin {
  const count = to - from
  const sample = Math.min(count, SAMPLE)
  const bin: Bin = { x, sent: 0, received: 0, heartbeats: 0 }
  for (let index = 0; index < sample; index++) {
    const message = messages[from + Math.floor((index * count) / sample)]
    if (!message) continue
    const weight = count / sample
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
