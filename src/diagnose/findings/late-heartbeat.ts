/**
 * A regular heartbeat of an open connection is overdue by half an interval, though the page runs.
 * Confused with: heartbeats that wait while data passes; a stream of small data that has ended; a
 * question the page has stopped to repeat (so a note); pages that are hidden or paused.
 * https://developer.chrome.com/blog/timer-throttling-in-chrome-88
 */
import { type Connection, stateOf, traffic } from '../../connection.ts'
import { type Heartbeat, heartbeatsOf } from '../../heartbeat.ts'
import { awakeFor } from '../awake.ts'
import { pageOf } from '../ends.ts'
import { hiddenFor } from '../page-life.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const lateHeartbeat: FindingRule = {
  id: 'late-heartbeat',
  about: 'The heartbeat of an open connection is overdue.',
  find,
}

const LATE = 1.5
/** One that comes as it pleases is late beyond so many of its deviations. */
const DEVIATIONS = 4
/** Small intervals are late by a busy page, ms. */
const MIN_DELAY = 1_000
const MIN_BEATS = 4

function find(connection: Connection, context: Context): Found | undefined {
  if (stateOf(connection) !== 'open') return undefined
  const heartbeat = heartbeatsOf(connection).find(
    (one) => one.sure && one.count >= MIN_BEATS && isOverdue(one, connection, context),
  )
  if (!heartbeat) return undefined
  const { direction, intervalMs, lastAt, known } = heartbeat
  const who = direction === 'send' ? 'The page’s' : 'The server’s'
  return {
    severity: direction === 'receive' || known ? 'warning' : 'note',
    summary: `${who} heartbeat is late: the last one came ${precise(context.now - lastAt)} ago, where ${precise(intervalMs)} is usual.`,
    evidence: [{ text: `${heartbeat.count} beats, every ${precise(intervalMs)}.`, at: lastAt }],
    advice: [
      {
        text:
          direction === 'send'
            ? 'See what stopped the timer of the heartbeat in the page.'
            : 'The server or the way to it may be gone: check with a message it must answer.',
      },
    ],
  }
}

function isOverdue(heartbeat: Heartbeat, connection: Connection, context: Context): boolean {
  const { direction, intervalMs, jitter, lastAt } = heartbeat
  const late = intervalMs * Math.max(LATE, 1 + jitter * DEVIATIONS)
  const last = traffic(connection, direction).lastAt ?? lastAt
  const waited = context.now - Math.max(last, lastAt)
  const page = pageOf(connection, context)
  if (waited < late || waited < intervalMs + MIN_DELAY) return false
  if (!page) return true
  const awake = awakeFor(page, context.now - waited, context.now)
  return hiddenFor(page, context.now) === undefined && awake > late
}
