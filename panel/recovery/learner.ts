import type { Connection } from '../../src/connection.ts'
import type { Message, PageEvent } from '../../src/event.ts'
import { createRedactor, type Redactor } from '../../src/har/redact.ts'
import { eventsOf } from '../../src/har/write-entry.ts'
import type { Log } from '../../src/log.ts'

/** Longer texts would be felt: they are neither searched nor kept, UTF-16 units. */
export const MAX_BODY = 64 * 1024

/** Knows the secrets of a log that grows, and looks at each part of it once. */
export interface Learner {
  readonly secrets: Redactor
  /** Looks at what is new, for some ms; false when some is left. */
  work(budget: number): boolean
}

export function createLearner(log: Log): Learner {
  const secrets = createRedactor()
  const lives = new WeakMap<Connection, string>()
  const lastSeq = new WeakMap<Connection, number>()
  const seen = new WeakSet<PageEvent>()
  let walk = steps()

  /** A step for each part, so that it can rest behind any of them. */
  function* steps(): Generator<void> {
    for (const page of log.pages.values()) {
      const events = page.start ? [page.start, ...page.events] : [...page.events]
      for (const event of events) {
        if (seen.has(event as PageEvent)) continue
        seen.add(event as PageEvent)
        secrets.learn(event)
        yield
      }
    }
    for (const connection of log.connections.values()) {
      if (learnLife(connection)) yield
      while (learnMessage(connection)) yield
    }
  }

  function learnLife(connection: Connection): boolean {
    const events = eventsOf(connection)
    const { handshake } = connection
    const stamp = `${events.length} ${handshake?.status} ${handshake?.responseHeaders?.length}`
    if (lives.get(connection) === stamp) return false
    lives.set(connection, stamp)
    secrets.learn([events, handshake])
    return true
  }

  function learnMessage(connection: Connection): boolean {
    const { messages } = connection
    const next = messages[firstAfter(messages, lastSeq.get(connection) ?? -1)]
    if (!next) return false
    lastSeq.set(connection, next.seq)
    if (typeof next.body === 'string' && next.body.length <= MAX_BODY) secrets.text(next.body)
    return true
  }

  function work(budget: number): boolean {
    const end = performance.now() + budget
    let isFresh = false
    while (performance.now() < end) {
      if (!walk.next().done) continue
      if (isFresh) return true
      // What came behind the last walk while it rested.
      walk = steps()
      isFresh = true
    }
    return false
  }
  return { secrets, work }
}

/** Messages of a connection come in order of `seq`. */
function firstAfter(messages: readonly Message[], seq: number): number {
  let from = 0
  let to = messages.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((messages[middle]?.seq ?? 0) <= seq) from = middle + 1
    else to = middle
  }
  return from
}
