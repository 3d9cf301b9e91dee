import { type Connection, endedAt } from '../../src/connection.ts'
import type { CaptureEvent, Message, PageEvent } from '../../src/event.ts'
import type { Log } from '../../src/log.ts'
import { firstIndex } from './shown.ts'

/** Life-cycle events of the connection, and of its document while it lived; by time. */
export function eventsOf(log: Log, connection: Connection): CaptureEvent[] {
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
  return [...own.filter((event) => event !== undefined), ...around].sort(inOrder)
}

/** Of one millisecond by number; an error has none of its own. */
function inOrder(a: CaptureEvent, b: CaptureEvent): number {
  return a.at - b.at || (a.seq === 0 || b.seq === 0 ? 0 : a.seq - b.seq)
}

/** Clicks and long tasks are many; the timeline shows them. */
function isTold(event: PageEvent): boolean {
  return event.kind !== 'activation' && event.kind !== 'long-task' && event.kind !== 'document'
}

/** How many messages stand before each event. */
export function breaksOf(messages: readonly Message[], events: readonly CaptureEvent[]): number[] {
  let last = 0
  return events.map((event) => {
    last = Math.max(last, messagesBefore(messages, event))
    return last
  })
}

/** An event stands behind the messages of its own millisecond that came before it in `seq`. */
function messagesBefore(messages: readonly Message[], event: CaptureEvent): number {
  return firstIndex(messages.length, (index) => {
    const message = messages[index]
    if (!message || message.at !== event.at) return (message?.at ?? 0) > event.at
    return event.seq === 0 || message.seq > event.seq
  })
}
