import type { Connection } from '../connection.ts'
import { type Heartbeat, heartbeatsOf } from '../heartbeat.ts'
import type { Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** A beat of the server the page did not answer, or too late for the end that followed; ms. */
export interface Unanswered {
  heartbeat: Heartbeat
  since: number
  /** When the answer came, if it still did. */
  lateAt?: number
}

/** An answer may be on its way for so long, ms. */
const PATIENCE = 2_000

/** The server’s beats were answered before, and the last one before an end was not. */
export function unansweredAt(connection: Connection, end: number): Unanswered | undefined {
  const heartbeat = heartbeatsOf(connection).find(
    ({ sure, answered, direction }) => sure && answered && direction === 'receive',
  )
  if (!heartbeat || end - heartbeat.lastAt < PATIENCE) return undefined
  const { lastAt, answeredAt = 0 } = heartbeat
  if (answeredAt < lastAt) return { heartbeat, since: lastAt }
  // A page that was blocked answers when it runs again, and hears of the end then.
  const isLate = answeredAt - lastAt > PATIENCE && end - answeredAt < PATIENCE
  return isLate ? { heartbeat, since: lastAt, lateAt: answeredAt } : undefined
}

export function heartbeatEvidence(heartbeat: Heartbeat): Evidence {
  const { label, direction, intervalMs, count, lastAt, sure } = heartbeat
  const who = direction === 'send' ? 'The page sent' : 'The server sent'
  const what = sure ? `a heartbeat (${label})` : `a message of ${label}`
  const text = `${who} ${what} every ${precise(intervalMs)}, ${count} times.`
  return { text, at: lastAt }
}
