/**
 * Decided by: 1012; 1001 with such a reason; 1001 in Chromium; several sockets of one host cut at
 * once at different ages, or ended at once and then refused for a while.
 * Confused with: `navigation` (Firefox's own 1001), `network-lost` (several hosts),
 * `idle-timeout` (sockets opened together end together).
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
 */
import { type Connection, endedAt } from '../../connection.ts'
import type { Close } from '../../event.ts'
import { plural } from '../../format/count.ts'
import { matchTimeouts } from '../../knowledge/timeouts.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { hostOf } from '../endpoint.ts'
import { arrivalOfEnd, closeFrame, cut, isFirefox, lifeOf } from '../ends.ts'
import { limitedAge } from '../limited-age.ts'
import { reconnectAdvice } from '../reconnect.ts'
import { equalSilence } from '../repeats.ts'
import { areRivals } from '../rivals.ts'
import { endedTogether, isSameHost, refusedAfter } from '../siblings.ts'
import { silenceBefore } from '../silence.ts'
import { toldByProtocol } from '../told.ts'
import type { Alternative, Cause, Context, Decision } from '../verdict.ts'
import { either, precise } from '../words.ts'

export const serverRestart: Cause = {
  id: 'server-restart',
  about: '1012, 1001 from the server, or several sockets of one host ending at once.',
  decide,
}

/** Sockets opened together may well end together, ms. */
const SAME_AGE = 1_500

const NETWORK: Alternative = {
  cause: 'network-lost',
  text: 'The way to this host was lost for a moment.',
}
const BY_FIREFOX: Alternative = {
  cause: 'navigation',
  text: 'Firefox itself closes with 1001 when the loads of a page are stopped.',
}
const NORMAL =
  'Treat it as normal: reconnect after a random delay that grows with each failure, so that not all clients come back at once.'

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldByProtocol(connection, 'server-restart', 'said that it restarts', [
      reconnectAdvice(connection, NORMAL),
    ]) ?? stronger(saidSo(connection, context), () => allAtOnce(connection, context))
  )
}

/** 1001 alone may mean anything; several sockets and a refusal do not. */
function stronger(
  said: Decision | undefined,
  seen: () => Decision | undefined,
): Decision | undefined {
  if (said && said.confidence !== 'possible') return said
  const found = seen()
  return found?.confidence === 'likely' ? found : (said ?? found)
}

function saidSo(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'server-restart')
  if (!frame || !reading) return undefined
  if (reading.by === 'code' && frame.code === 1001 && isRegular(connection, context)) {
    return undefined
  }
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server went away or restarted: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    advice: [reconnectAdvice(connection, NORMAL)],
    alternatives: frame.code === 1001 && reading.by === 'code' ? limits(connection, context) : [],
  }
}

/** 1001 alone is weaker than a silence that repeats, or an age. */
function isRegular(connection: Connection, context: Context): boolean {
  return (equalSilence(connection, context) ?? limitedAge(connection, context)) !== undefined
}

/** What else servers close with 1001, and whether the time before it fits. */
function limits(connection: Connection, context: Context): Alternative[] {
  const silence = silenceBefore(connection, 'any', arrivalOfEnd(connection) ?? context.now)
  const idle = matchTimeouts(silence, 'idle').map(({ name }) => name)
  const life = matchTimeouts(lifeOf(connection, context), 'life').map(({ name }) => name)
  const fits = idle.length > 0 ? `: ${precise(silence)} without data fits ${either(idle)}` : ' too'
  const found: Alternative[] = [
    { cause: 'idle-timeout', text: `Some servers close idle connections with 1001${fits}.` },
  ]
  if (life.length > 0) {
    found.push({ cause: 'lifetime-limit', text: `Its age fits the limit of ${either(life)}.` })
  }
  if (isFirefox(connection, context) && !closeFrame(connection)?.reason) found.push(BY_FIREFOX)
  return found
}

function allAtOnce(connection: Connection, context: Context): Decision | undefined {
  const end = cut(connection) ?? silentFrame(connection)
  if (!end) return undefined
  const siblings = endedTogether(connection, context).filter(
    (other) => isSameHost(other, connection) && !areRivals(connection, other, context),
  )
  const refused = refusedAfter(connection, context, end.at)
  const [first] = siblings
  const isFrame = closeFrame(connection) !== undefined
  const differ = differInAge(connection, siblings)
  if (!first || !(refused.length > 0 || (!isFrame && differ))) return undefined
  const host = hostOf(connection.url)
  return {
    closedBy: isFrame ? 'server' : 'network',
    confidence: refused.length > 0 ? 'likely' : 'possible',
    summary: `${siblings.length + 1} connections to ${host} were ${isFrame ? 'closed' : 'cut'} at the same moment${refused.length > 0 ? ', and it refused new ones then' : ''}: the server or a proxy before it restarted.`,
    evidence: [
      {
        text: `${siblings.length + 1} connections to ${host} ended within 1 s${differ ? ', of different ages' : ''}.`,
        at: end.at,
        connection: first.id,
      },
      ...refused.slice(0, 1).map((other) => ({
        text: `${plural(refused.length, 'attempt')} to connect failed in the 30 s after.`,
        at: other.constructed.at,
        connection: other.id,
      })),
    ],
    advice: [reconnectAdvice(connection, NORMAL)],
    alternatives: isFrame ? [] : [NETWORK],
    unknowable: 'Whether the server itself or a proxy before it restarted.',
  }
}

/** A Close frame that says nothing else. */
function silentFrame(connection: Connection): Close | undefined {
  return frameIsSilent(connection) ? closeFrame(connection) : undefined
}

function differInAge(connection: Connection, siblings: readonly Connection[]): boolean {
  const opened = connection.opened?.at ?? 0
  return siblings.some(
    (other) =>
      endedAt(other) !== undefined && Math.abs((other.opened?.at ?? 0) - opened) > SAME_AGE,
  )
}
