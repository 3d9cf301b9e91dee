import { type Connection, endedAt } from '../../src/connection.ts'
import type { CaptureEvent, Message, PageEvent } from '../../src/event.ts'
import type { Log } from '../../src/log.ts'

/** A row of the message list: a message, or what happened between two. */
export type Line =
  | { kind: 'message'; message: Message; position: number }
  | { kind: 'event'; event: CaptureEvent }

/** The rows, made one by one: a million of them are never held. */
export interface Lines {
  readonly count: number
  at(row: number): Line | undefined
  /** The row of the message at this position of the connection's list; -1 when filtered away. */
  rowOf(position: number): number
}

/**
 * Messages with the events in between. `positions` are the messages that pass the filter; then the
 * events are left out, as they would stand between messages that do not show.
 */
export function linesOf(
  log: Log,
  connection: Connection,
  positions: readonly number[] | undefined,
): Lines {
  return positions ? filteredLines(connection, positions) : allLines(log, connection)
}

function filteredLines({ messages }: Connection, positions: readonly number[]): Lines {
  return {
    count: positions.length,
    at(row) {
      const position = positions[row]
      const message = position === undefined ? undefined : messages[position]
      return message && position !== undefined ? { kind: 'message', message, position } : undefined
    },
    rowOf(position) {
      const row = firstIndex(positions.length, (index) => (positions[index] ?? 0) >= position)
      return positions[row] === position ? row : -1
    },
  }
}

function allLines(log: Log, connection: Connection): Lines {
  const { messages } = connection
  const events = eventsOf(log, connection)
  /** Row of each event: behind the messages and events before it. */
  const eventRows = events.map((event, index) => index + messagesBefore(messages, event))
  const eventsAbove = (row: number) =>
    firstIndex(eventRows.length, (index) => (eventRows[index] ?? 0) >= row)
  return {
    count: messages.length + events.length,
    at(row) {
      const above = eventsAbove(row)
      const event = events[above]
      if (event && eventRows[above] === row) return { kind: 'event', event }
      const position = row - above
      const message = messages[position]
      return message && { kind: 'message', message, position }
    },
    rowOf(position) {
      // Event number `index` stands after `eventRows[index] - index` messages.
      const above = firstIndex(events.length, (index) => (eventRows[index] ?? 0) - index > position)
      return position + above
    },
  }
}

/** Life-cycle events of the connection, and of its document while it lived; by time. */
function eventsOf(log: Log, connection: Connection): CaptureEvent[] {
  const from = connection.constructed.at
  const to = (endedAt(connection) ?? Number.POSITIVE_INFINITY) + 2_000
  const page = log.pages.get(connection.doc)?.events ?? []
  const around = page.filter((event) => event.at >= from && event.at <= to && isTold(event))
  const { constructed, opened, closeCalls, refusedCalls, closed, errorAt } = connection
  const own: (CaptureEvent | undefined)[] = [
    constructed,
    opened,
    ...closeCalls,
    ...refusedCalls,
    errorAt === undefined
      ? undefined
      : { kind: 'error', seq: 0, at: errorAt, socket: connection.socket },
    closed,
  ]
  return [...own.filter((event) => event !== undefined), ...around].sort((a, b) => a.at - b.at)
}

/** Clicks and long tasks are many; the timeline shows them. */
function isTold(event: PageEvent): boolean {
  return event.kind !== 'activation' && event.kind !== 'long-task' && event.kind !== 'document'
}

/** An event stands behind the messages of its own millisecond that came before it in `seq`. */
function messagesBefore(messages: readonly Message[], event: CaptureEvent): number {
  return firstIndex(messages.length, (index) => {
    const message = messages[index]
    if (!message || message.at !== event.at) return (message?.at ?? 0) > event.at
    return event.seq === 0 || message.seq > event.seq
  })
}

/** The first index below `count` for which a monotonic test holds, else `count`. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
