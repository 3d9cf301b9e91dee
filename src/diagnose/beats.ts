import type { Connection } from '../connection.ts'
import { type Heartbeat, heartbeatOf } from '../heartbeat.ts'
import type { Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** The server's beats were answered before, and the last one was not: since when, ms. */
export function unansweredSince(connection: Connection): number | undefined {
  const heartbeat = heartbeatOf(connection)
  if (!heartbeat?.answered || heartbeat.direction !== 'receive') return undefined
  const { lastAt, answeredAt = 0 } = heartbeat
  return answeredAt < lastAt ? lastAt : undefined
}

export function heartbeatEvidence(heartbeat: Heartbeat): Evidence {
  const { label, direction, intervalMs, count, lastAt } = heartbeat
  const who = direction === 'send' ? 'The page sent' : 'The server sent'
  const text = `${who} a heartbeat (${label}) every ${precise(intervalMs)}, ${count} times.`
  return { text, at: lastAt }
}
