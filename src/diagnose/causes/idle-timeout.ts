/**
 * Decided by: two ends or more after the same silence; one end after a silence of at least 25 s
 * that fits the default of a product; or a reason in words.
 * Confused with: `lifetime-limit` (a socket that never spoke fits both), `background-throttling`
 * (hidden pages are silent), `heartbeat-timeout` (the page closed).
 * https://nginx.org/en/docs/http/websocket.html
 */
import type { Connection } from '../../connection.ts'
import { type Heartbeat, heartbeatOf } from '../../heartbeat.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
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
import { pingsAlternative } from '../pings-unanswered.ts'
import { equalLife } from '../repeats.ts'
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
      ...limitEvidence(idle.uncounted ? [] : matches(connection, end, idle), 'default'),
      ...pageStateEvidence(connection, context, end - idle.silence),
    ],
    advice: advice(connection, end, idle),
    alternatives: idle.said ? [] : alternatives(connection, context, idle),
    unknowable: `${idle.said ? '' : 'Which hop cut it: a proxy, a load balancer or the server itself. '}Ping frames cannot be seen here; “no data” means no messages.`,
  }
}

const UNCOUNTED: Advice = {
  text: 'It had lived through longer silences, so the limit counts something else than messages: what its user does, or messages of one kind alone. A keep-alive may not help: see what the server waits for, or raise its limit.',
}

function silences(connection: Connection, end: number): Evidence[] {
  const [any, received, sent] = COUNTED.map((counted) =>
    precise(silenceBefore(connection, counted, end)),
  )
  // Without a message in a direction its silence is that of the whole life.
  const words = [
    connection.received.count > 0
      ? `${received} since the last message received`
      : 'no message was received',
    connection.sent.count > 0 ? `${sent} since the last one sent` : 'none was sent',
  ]
  return [{ text: `Before the end: ${any} without data either way, ${words.join(', ')}.`, at: end }]
}

function beats(connection: Connection, context: Context, idle: Idle): Evidence[] {
  const heartbeat = heartbeatOf(connection)
  const not = idle.uncounted ? undefined : insufficient(connection, context, idle)
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
  const library = libraryOf(connection)?.id
  return COUNTED.flatMap((counted) => {
    const silence = silenceBefore(connection, counted, end)
    return matchTimeouts(silence, 'idle', counted, repeated, library)
  })
}

function advice(connection: Connection, end: number, idle: Idle): Advice[] {
  if (idle.uncounted) return [UNCOUNTED]
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
    ...atOneAge(connection, context, idle),
    ...byChance(connection, idle),
    ...pingsAlternative(connection),
    ...neverSpoke(connection),
    ...throttled(connection, context),
    ...(idle.silence < USUAL ? takeoverAlternative(connection, context) : []),
  ]
}

/** Who never spoke, or only as it opened, was silent for all its life. */
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
  const spoke = silence < life ? 'spoke only as it opened' : 'never spoke'
  const text = `${who} ${spoke}, so a limit on its age fits as well${fits}: if a keep-alive does not help, it is that.`
  return [{ cause: 'lifetime-limit', text }]
}

/** What speaks at fixed times is silent for the same time at each end of one age. */
function atOneAge(connection: Connection, context: Context, { silence }: Idle): Alternative[] {
  const repeated = equalLife(connection, context)
  if (!repeated || repeated.mean - silence < 1_000) return []
  const text = `They ended at the same age too, ${precise(repeated.mean)} on average: a limit on that, or a failure of the server then, fits as well.`
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
