import { type Connection, endedAt, lastActivity } from '../../src/connection.ts'
import { firstAt } from './bins.ts'
import type { Range } from './range.ts'

/** From the message before a moment to the one after it, within the life of a connection. */
export function silenceAt(connection: Connection, at: number, now: number): Range {
  const { messages, constructed, opened } = connection
  const next = firstAt(messages, at, 0)
  return {
    from: messages[next - 1]?.at ?? (opened ?? constructed).at,
    to: messages[next]?.at ?? endedAt(connection) ?? now,
  }
}

/** From the last thing that passed to the end, or to now. */
export function lastSilence(connection: Connection, now: number): Range {
  return {
    from: lastActivity(connection) ?? connection.constructed.at,
    to: endedAt(connection) ?? now,
  }
}
