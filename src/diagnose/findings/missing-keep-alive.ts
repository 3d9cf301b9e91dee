/**
 * A note while nothing passes for more than 32 s and no heartbeat was seen; a warning once such a
 * connection died of a limit on idle time.
 * Confused with: protocol Pings, which no page can see; sockets the server alone speaks on.
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2
 */
import { type Connection, stateOf } from '../../connection.ts'
import { hasHeartbeat } from '../../heartbeat.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import { endOrNow, lifeOf, pageOf } from '../ends.ts'
import { keepAliveAdvice } from '../keep-alive.ts'
import { hiddenFor, stoppedFor } from '../page-life.ts'
import { longestSilence, silenceBefore } from '../silence.ts'
import type { Context, FindingRule, Found, Verdict } from '../verdict.ts'
import { precise } from '../words.ts'

export const missingKeepAlive: FindingRule = {
  id: 'missing-keep-alive',
  about: 'Silent for more than 32 s without a heartbeat, or died of it.',
  find,
}

/** The shortest limit in wide use is 30 s; ms. */
const SILENT = 32_000
/** Whoever lives through so much silence needs no keep-alive; ms. */
const SURVIVED = 300_000
/** Half of the common limit of 60 s. */
const USUAL_LIMIT = 60_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2'

function find(connection: Connection, context: Context, verdict?: Verdict): Found | undefined {
  if (hasHeartbeat(connection)) return undefined
  if (verdict?.cause === 'idle-timeout') return died(connection, context)
  return stateOf(connection) === 'open' ? silent(connection, context) : undefined
}

function died(connection: Connection, context: Context): Found {
  const silence = silenceBefore(connection, 'any', endOrNow(connection, context))
  return {
    severity: 'warning',
    summary: `Nothing keeps this connection alive: it was cut after ${precise(silence)} without data.`,
    evidence: [
      { text: 'No heartbeat was seen, and it ended by a limit on idle time.', source: SOURCE },
    ],
    advice: [keepAliveAdvice(connection, silence)],
  }
}

function silent(connection: Connection, context: Context): Found | undefined {
  const current = silenceBefore(connection, 'any', context.now)
  const longest = Math.max(current, longestSilence(connection, 'any'))
  if (longest <= SILENT || longest >= SURVIVED || isPushOnly(connection)) return undefined
  if (libraryOf(connection)?.protocolPing || isQuiet(connection, context)) return undefined
  return {
    severity: 'note',
    summary: `No data for ${precise(longest)}, and no heartbeat was seen: a limit on idle time may cut this connection.`,
    evidence: [
      {
        text: 'Ping frames would keep it alive as well, and would be invisible here.',
        at: context.now - current,
        source: SOURCE,
      },
    ],
    advice: [keepAliveAdvice(connection, USUAL_LIMIT)],
  }
}

function isPushOnly({ sent, received }: Connection): boolean {
  return sent.count === 0 && received.count > 0
}

/** Hidden, frozen or paused pages are silent for reasons of their own. */
function isQuiet(connection: Connection, context: Context): boolean {
  const page = pageOf(connection, context)
  if (!page) return false
  const from = context.now - lifeOf(connection, context)
  const frozen = page.events.findLast(({ kind }) => kind === 'freeze' || kind === 'resume')
  return (
    hiddenFor(page, context.now) !== undefined ||
    frozen?.kind === 'freeze' ||
    stoppedFor(page, from, context.now) > SILENT / 2
  )
}
