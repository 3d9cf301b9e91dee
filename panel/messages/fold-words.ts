import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { formatCount, plural } from '../../src/format/count.ts'
import { formatDuration } from '../../src/format/duration.ts'
import type { Fold } from './folding.ts'
import type { Sum } from './sums.ts'
import { type TimeMode, timeWords } from './times.ts'

/** How far from the end the last beat of the side that began is looked for. */
const REACH = 16

/** Heartbeats in a row: their rhythm is that of the side that began. */
export interface Beating {
  fold: Fold
  sum: Sum
  first: Message
  last: Message
  at(index: number): Message | undefined
}

/** `12 heartbeats (6 sent, 6 received), every 25.0 s`. */
export function foldWords(beating: Beating): string {
  const { start, end } = beating.fold
  const { sent } = beating.sum
  const received = end - start - sent
  const sides = [
    sent > 0 && `${formatCount(sent)} sent`,
    received > 0 && `${formatCount(received)} received`,
  ].filter(Boolean)
  const interval = intervalOf(beating)
  const count = plural(end - start, 'heartbeat')
  const which = sides.length > 1 ? ` (${sides.join(', ')})` : sent > 0 ? ' sent' : ' received'
  return `${count}${which}${interval === undefined ? '' : `, every ${formatDuration(interval)}`}`
}

/** `19:47:05–19:52:05`, or one of them where they are the same; as the time column tells times. */
export function spanWords(
  { first, last }: Beating,
  mode: TimeMode,
  connection: Connection,
): string {
  const shown = mode === 'previous' ? 'opened' : mode
  const words = ({ at }: Message) =>
    timeWords(shown, { at, previous: undefined }, connection).replace(/\.\d+$/, '')
  const [from, to] = [words(first), words(last)]
  return from === to ? from : `${from}–${to}`
}

/** Mean interval of the side that began, ms; of one beat there is none. */
function intervalOf(beating: Beating): number | undefined {
  const { first, fold, sum } = beating
  const count = first.direction === 'send' ? sum.sent : fold.end - fold.start - sum.sent
  const last = lastOf(beating)
  return count > 1 && last ? (last.at - first.at) / (count - 1) : undefined
}

function lastOf({ fold, first, at }: Beating): Message | undefined {
  for (let index = fold.end - 1; index >= Math.max(fold.start, fold.end - REACH); index--) {
    const message = at(index)
    if (message?.direction === first.direction) return message
  }
  return undefined
}
