/**
 * Decided by: two ends or more after the same silence; one end after a silence of at least 25 s
 * that fits the default of a product; or a reason in words.
 * Confused with: `lifetime-limit` (a socket that never spoke fits both), `background-throttling`
 * (hidden pages are silent), `heartbeat-timeout` (the page closed).
 * https://nginx.org/en/docs/http/websocket.html
 */
import type { Connection } from '../../connection.ts'
import { type Heartbeat, heartbeatOf } from '../../heartbeat.ts'
import { matchTimeouts, type Timeout } from '../../knowledge/timeouts.ts'
import { heartbeatEvidence } from '../beats.ts'
import { pathOf } from '../endpoint.ts'
import { arrivalOfEnd, closeFrame, endOrNow, lifeOf, pageOf } from '../ends.ts'
import { neverSpoke } from '../first-message.ts'
import { type Idle, idleBefore } from '../idle.ts'
import { insufficient, insufficientEvidence } from '../insufficient.ts'
import { keepAliveAdvice, serverPingAdvice } from '../keep-alive.ts'
import { limitAdvice, limitEvidence } from '../limits.ts'
import { hiddenFor } from '../page-life.ts'
import { pageStateEvidence } from '../page-state.ts'
import { COUNTED, silenceBefore } from '../silence.ts'
import { takeoverAlternative } from '../takeover.ts'
import { FAILS_THEN } from '../unsaid.ts'
import type { Advice, Alternative, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { either, precise } from '../words.ts'

export const idleTimeout: Cause = {
  id: 'idle-timeout',
  about:
    'The same silence before each end, a silence that fits a default, or the reason says idle.',
  decide,
}

/** Shorter limits are not the default of any product, ms. */
const USUAL = 25_000
/** Browsers slow the timers of pages hidden for longer than a moment, ms. */
const HIDDEN = 10_000

function decide(connection: Connection, context: Context): Decision | undefined {
  const end = arrivalOfEnd(connection)
  const idle = idleBefore(connection, context)
  if (end === undefined || !idle) return undefined
  return {
    closedBy: closeFrame(connection) ? 'server' : 'network',
    confidence: idle.confidence,
    summary: idle.summary,
    evidence: [
      ...idle.evidence,
      ...silences(connection, end),
      ...beats(connection, context, idle),
      ...limitEvidence(matches(connection, end, idle), 'default'),
      ...pageStateEvidence(connection, context, end - idle.silence),
    ],
    advice: advice(connection, end, idle),
    alternatives: idle.said ? [] : alternatives(connection, context, idle),
    unknowable: `${idle.said ? '' : 'Which hop cut it: a proxy, a load balancer or the server itself. '}Ping frames cannot be seen here; “no data” means no messages.`,
  }
}

function silences(connection: Connection, end: number): Evidence[] {
  const [any, received, sent] = COUNTED.map((counted) =>
    precise(silenceBefore(connection, counted, end)),
  )
  const text = `Before the end: ${any} without data either way, ${received} since the last message received, ${sent} since the last one sent.`
  return [{ text, at: end }]
}

function beats(connection: Connection, context: Context, idle: Idle): Evidence[] {
  const heartbeat = heartbeatOf(connection)
  const not = insufficient(connection, context, idle)
  const why = not ? [insufficientEvidence(not, idle.silence)] : []
  if (!heartbeat) return [{ text: 'No heartbeat was seen on this connection.' }, ...why]
  const evidence = heartbeatEvidence(heartbeat)
  return [{ ...evidence, text: `${evidence.text}${afterwards(heartbeat, connection)}` }, ...why]
}

/** What became of it. */
function afterwards({ direction, answered, lastAt, usualMs }: Heartbeat, one: Connection): string {
  const since = (arrivalOfEnd(one) ?? lastAt) - lastAt
  if (since > usualMs * 1.5) return ` The last came ${precise(since)} before the end.`
  return direction === 'receive' || answered ? '' : ' The server did not answer it.'
}

/** Ends that repeat are measured better than one alone, and the setting may be a little off. */
function matches(connection: Connection, end: number, { repeated }: Idle): Timeout[] {
  return COUNTED.flatMap((counted) =>
    matchTimeouts(silenceBefore(connection, counted, end), 'idle', counted, repeated),
  )
}

function advice(connection: Connection, end: number, idle: Idle): Advice[] {
  const settings = limitAdvice(matches(connection, end, idle))
  return [
    keepAliveAdvice(connection, idle.silence),
    ...serverPingAdvice(connection, idle.silence),
    ...(settings.length > 0 ? settings : usualSettings(connection)),
  ]
}

/** No default fits: some hop is set to this limit. Who sends a Close frame is the server. */
function usualSettings(connection: Connection): Advice[] {
  if (closeFrame(connection)) {
    return [{ text: 'Or raise the limit of the server on idle connections.' }]
  }
  return [
    {
      text: 'If nginx is on the way, raise its limit for this path.',
      snippet: {
        language: 'nginx',
        code: `location ${pathOf(connection.url)} {\n    proxy_read_timeout 3600s;\n}`,
      },
      source: 'https://nginx.org/en/docs/http/websocket.html',
    },
    {
      text: 'If HAProxy is on the way, give tunnels a limit of their own.',
      snippet: { language: 'haproxy', code: 'timeout tunnel 1h' },
      source: 'https://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel',
    },
  ]
}

function alternatives(connection: Connection, context: Context, idle: Idle): Alternative[] {
  return [
    ...byAge(connection, context, idle),
    ...byChance(connection, idle),
    ...neverSpoke(connection),
    ...throttled(connection, context),
    ...(idle.silence < USUAL ? takeoverAlternative(connection, context) : []),
  ]
}

/** Who never spoke was silent for all its life. */
function byAge(
  connection: Connection,
  context: Context,
  { silence, counted }: Idle,
): Alternative[] {
  const life = lifeOf(connection, context)
  if (life - silence >= 1_000) return []
  const rows = matchTimeouts(life, 'life').map(({ name }) => name)
  const fits = rows.length > 0 ? ` (${either(rows)})` : ''
  const who = { any: 'It', send: 'The page', receive: 'The server' }[counted]
  const text = `${who} never spoke, so a limit on its age fits as well${fits}: if a keep-alive does not help, it is that.`
  return [{ cause: 'lifetime-limit', text }]
}

function byChance(connection: Connection, { silence, confidence }: Idle): Alternative[] {
  const isFrame = closeFrame(connection) !== undefined
  if (confidence === 'possible') {
    const text =
      'One end alone may be a coincidence: see whether the next one comes after the same silence.'
    return [{ cause: isFrame ? 'closed-by-server' : 'connection-lost', text }]
  }
  if (isFrame) {
    const text = 'A timer of the server that does not look at traffic.'
    return [{ cause: 'closed-by-server', text }]
  }
  return silence < USUAL ? [FAILS_THEN] : []
}

/** Hidden pages are silent ones: without a heartbeat to look at, either may have come first. */
function throttled(connection: Connection, context: Context): Alternative[] {
  const page = pageOf(connection, context)
  const hidden = page && hiddenFor(page, endOrNow(connection, context))
  if (hidden === undefined || hidden < HIDDEN || heartbeatOf(connection)) return []
  const text = `The page had been hidden for ${precise(hidden)}: if it never ends while the page is visible, throttled timers kept it silent.`
  return [{ cause: 'background-throttling', text }]
}
