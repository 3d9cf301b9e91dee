/**
 * A note while nothing passes for more than 32 s and no heartbeat was seen; a warning once such a
 * connection died of a limit on idle time, or one whose heartbeat was too slow or one-sided for it.
 * Confused with: protocol Pings, which no page can see; sockets the server alone speaks on.
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2
 */
import { type Connection, lastActivity, stateOf } from '../../connection.ts'
import { hasHeartbeat } from '../../heartbeat.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import type { Page } from '../../page.ts'
import { awakeFor, isFrozen } from '../awake.ts'
import { pageOf } from '../ends.ts'
import { type Idle, idleBefore } from '../idle.ts'
import { type Insufficient, insufficient, insufficientEvidence } from '../insufficient.ts'
import { keepAliveAdvice } from '../keep-alive.ts'
import { hiddenFor } from '../page-life.ts'
import { longestSilence, silenceInWords } from '../silence.ts'
import type { Context, FindingRule, Found, Verdict } from '../verdict.ts'
import { precise } from '../words.ts'

export const missingKeepAlive: FindingRule = {
  id: 'missing-keep-alive',
  about: 'Silent for more than 32 s without a heartbeat, or died of it.',
  find,
}

/** The shortest limit in wide use is 30 s; of time the page was visible and ran, ms. */
const SILENT = 32_000
/** Whoever lives through so much silence needs no keep-alive; ms. */
const SURVIVED = 300_000
/** Half of the common limit of 60 s. */
const USUAL_LIMIT = 60_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2'

function find(connection: Connection, context: Context, verdict?: Verdict): Found | undefined {
  if (verdict?.cause === 'idle-timeout') return died(connection, context)
  if (hasHeartbeat(connection) || stateOf(connection) !== 'open') return undefined
  return silent(connection, context)
}

function died(connection: Connection, context: Context): Found | undefined {
  const idle = idleBefore(connection, context)
  if (!idle || idle.uncounted) return undefined
  const not = insufficient(connection, context, idle)
  if (not) return notEnough(connection, not, idle.silence)
  return hasHeartbeat(connection) ? undefined : diedSilent(connection, idle)
}

function notEnough(connection: Connection, not: Insufficient, silence: number): Found {
  const every = precise(not.heartbeat.usualMs)
  const why =
    not.why === 'slow'
      ? `comes every ${every}, and the connection was cut after ${precise(silence)} without data`
      : `goes one way only, and the connection was cut after ${precise(silence)} without data the other way`
  return {
    severity: 'warning',
    summary: `The keep-alive is not enough: it ${why}.`,
    evidence: [insufficientEvidence(not, silence)],
    advice: [keepAliveAdvice(connection, silence)],
  }
}

function diedSilent(connection: Connection, { silence, counted }: Idle): Found {
  return {
    severity: 'warning',
    summary: `Nothing keeps this connection alive: it ended after ${precise(silence)} with ${silenceInWords(counted)}.`,
    evidence: [
      { text: 'No heartbeat was seen, and it ended by a limit on idle time.', source: SOURCE },
    ],
    advice: [keepAliveAdvice(connection, silence)],
  }
}

function silent(connection: Connection, context: Context): Found | undefined {
  if (isPushOnly(connection) || libraryOf(connection)?.protocolPing) return undefined
  const { now } = context
  const page = pageOf(connection, context)
  if (isAway(page, now) || longestUntil(now, connection, spanOf) >= SURVIVED) return undefined
  const awake = longestUntil(
    now,
    connection,
    page ? (from, to) => awakeFor(page, from, to) : spanOf,
  )
  if (awake <= SILENT) return undefined
  return {
    severity: 'note',
    summary: `No data for ${precise(awake)}, and no heartbeat was seen: a limit on idle time may cut this connection.`,
    evidence: [
      {
        text: 'Ping frames would keep it alive as well, and would be invisible here.',
        at: lastActivity(connection) ?? now,
        source: SOURCE,
      },
    ],
    advice: [keepAliveAdvice(connection, USUAL_LIMIT)],
  }
}

type Measure = (from: number, to: number) => number

function spanOf(from: number, to: number): number {
  return to - from
}

/** Of all silences, the present one among them; ms. */
function longestUntil(now: number, connection: Connection, measure: Measure): number {
  const present = measure(lastActivity(connection) ?? now, now)
  return Math.max(present, longestSilence(connection, 'any', measure))
}

function isPushOnly({ sent, received }: Connection): boolean {
  return sent.count === 0 && received.count > 0
}

/** Hidden and frozen pages are silent for reasons of their own. */
function isAway(page: Page | undefined, now: number): boolean {
  return page !== undefined && (hiddenFor(page, now) !== undefined || isFrozen(page))
}
