import type { Connection } from '../../src/connection.ts'
import type { CaptureEvent, Message } from '../../src/event.ts'
import type { Log } from '../../src/log.ts'
import { breaksOf, eventsOf } from './events-between.ts'
import { FLAT, type Fold, type Folding } from './folding.ts'
import { firstIndex, type Shown, shownOf } from './shown.ts'
import type { Sum } from './sums.ts'

/** A row of the message list: a message, the heading of folded heartbeats, or what happened between. */
export type Line = MessageRow | FoldRow | EventRow

export interface MessageRow {
  kind: 'message'
  message: Message
  /** Among the messages that are shown. */
  index: number
  /** The one shown before it. */
  previous: Message | undefined
  /** It stands below the heading of its fold. */
  nested: boolean
}

export interface FoldRow {
  kind: 'fold'
  fold: Fold
  sum: Sum
  first: Message
  last: Message
  previous: Message | undefined
}

export interface EventRow {
  kind: 'event'
  event: CaptureEvent
  previous: Message | undefined
}

/** The rows, made one by one: a million of them are never held. */
export interface Lines {
  readonly count: number
  readonly shown: Shown
  at(row: number): Line | undefined
  /** The row of the message at this position, or of the heading that hides it; -1: filtered away. */
  rowOf(position: number): number
  /** The row of the heading over the message at this position; -1: there is none. */
  headingOf(position: number): number
  /** The messages a row stands for: indices of the first and after the last of those shown. */
  spanOf(row: number): readonly [from: number, to: number]
}

/** Folds the messages shown, over no index of `breaks`. */
type FoldOver = (breaks: readonly number[]) => Folding

/**
 * Messages with the events in between. `positions` are the messages that pass the filter; then the
 * events are left out, as they would stand between messages that do not show.
 */
export function linesOf(
  log: Log,
  connection: Connection,
  positions: readonly number[] | undefined,
  fold: FoldOver = () => FLAT,
): Lines {
  const { messages } = connection
  const shown = shownOf(messages, positions)
  const events = positions ? [] : eventsOf(log, connection)
  const breaks = breaksOf(messages, events)
  const { rowsBefore, foldAt, sumOf } = fold(breaks)
  const eventRows = breaks.map((before, index) => index + rowsBefore(before))
  /** Events above a row, of those that are no messages. */
  const eventsAbove = (row: number) =>
    firstIndex(events.length, (index) => (eventRows[index] ?? 0) >= row)
  const eventsBefore = (index: number) =>
    firstIndex(events.length, (at) => (breaks[at] ?? 0) > index)

  function at(row: number): Line | undefined {
    if (row < 0) return undefined
    const above = eventsAbove(row)
    const event = events[above]
    if (event && eventRows[above] === row) {
      return { kind: 'event', event, previous: shown.at((breaks[above] ?? 0) - 1) }
    }
    return lineAt(row - above)
  }
  /** The row with this number, events not counted. */
  function lineAt(row: number): MessageRow | FoldRow | undefined {
    const index = firstIndex(shown.count, (one) => rowsBefore(one + 1) > row)
    const message = shown.at(index)
    if (!message) return undefined
    const previous = shown.at(index - 1)
    const fold = foldAt(index)
    if (fold?.start === index && rowsBefore(index) === row) {
      const last = shown.at(fold.end - 1) ?? message
      return { kind: 'fold', fold, sum: sumOf(fold), first: message, last, previous }
    }
    return { kind: 'message', message, index, previous, nested: fold !== undefined }
  }
  function rowOf(position: number): number {
    const index = shown.indexOf(position)
    if (index < 0) return -1
    const fold = foldAt(index)
    const inFold = fold?.open ? 1 + index - fold.start : 0
    const start = fold ? fold.start : index
    return rowsBefore(start) + inFold + eventsBefore(start)
  }
  function headingOf(position: number): number {
    const index = shown.indexOf(position)
    const fold = index < 0 ? undefined : foldAt(index)
    return fold ? rowsBefore(fold.start) + eventsBefore(fold.start) : -1
  }
  function spanOf(row: number): readonly [number, number] {
    const line = at(row)
    if (line?.kind === 'message') return [line.index, line.index + 1]
    if (line?.kind === 'fold') return [line.fold.start, line.fold.end]
    const before = breaks[eventsAbove(row)] ?? shown.count
    return [before, before]
  }
  const count = rowsBefore(shown.count) + events.length
  return { count, shown, at, rowOf, headingOf, spanOf }
}
