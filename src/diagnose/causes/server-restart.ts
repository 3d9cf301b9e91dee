/**
 * Decided by: 1012; 1001 with such a reason; 1001 in Chromium; several sockets of one host ending at
 * once at different ages, then refused for a while.
 * Confused with: `navigation` (Firefox's own 1001), `network-lost` (several hosts),
 * `idle-timeout` (sockets opened together end together).
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
 */
import { type Connection, endedAt } from '../../connection.ts'
import { frameEvidence, frameSays } from '../close-frame.ts'
import { hostOf } from '../endpoint.ts'
import { closeFrame, cut } from '../ends.ts'
import { reconnectAdvice } from '../reconnect.ts'
import { equalSilence } from '../repeats.ts'
import { endedTogether, isSameHost, refusedAfter } from '../siblings.ts'
import type { Cause, Context, Decision } from '../verdict.ts'

export const serverRestart: Cause = {
  id: 'server-restart',
  about: '1012, 1001 from the server, or several sockets of one host ending at once.',
  decide,
}

/** A restart refuses connections for a while, ms. */
const DOWN = 30_000
/** Sockets opened together may well end together, ms. */
const SAME_AGE = 1_500

const NORMAL =
  'Treat it as normal: reconnect after a random delay that grows with each failure, so that not all clients come back at once.'

function decide(connection: Connection, context: Context): Decision | undefined {
  return saidSo(connection, context) ?? allAtOnce(connection, context)
}

function saidSo(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'server-restart')
  if (!frame || !reading) return undefined
  // 1001 alone is weaker than a silence that repeats.
  if (reading.by === 'code' && frame.code === 1001 && equalSilence(connection, context)) {
    return undefined
  }
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server went away or restarted: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    advice: [reconnectAdvice(connection, NORMAL)],
    alternatives:
      frame.code === 1001 && reading.by === 'code'
        ? [{ cause: 'idle-timeout', text: 'Some servers close idle connections with 1001 too.' }]
        : [],
  }
}

function allAtOnce(connection: Connection, context: Context): Decision | undefined {
  const end = cut(connection)
  if (!end) return undefined
  const siblings = endedTogether(connection, context).filter((other) =>
    isSameHost(other, connection),
  )
  const refused = refusedAfter(connection, context, end.at, DOWN)
  const [first] = siblings
  if (!first || !(refused.length > 0 || differInAge(connection, siblings))) return undefined
  const host = hostOf(connection.url)
  return {
    closedBy: 'network',
    confidence: refused.length > 0 ? 'likely' : 'possible',
    summary: `${siblings.length + 1} connections to ${host} were cut at the same moment${refused.length > 0 ? ', and it refused new ones then' : ''}: the server or a proxy before it restarted.`,
    evidence: [
      {
        text: `${siblings.length + 1} connections to ${host} ended within 1 s, of different ages or paths.`,
        at: end.at,
        connection: first.id,
      },
      ...refused.slice(0, 1).map((other) => ({
        text: `${refused.length} attempts to connect failed in the 30 s after.`,
        at: other.constructed.at,
        connection: other.id,
      })),
    ],
    advice: [reconnectAdvice(connection, NORMAL)],
    alternatives: [{ cause: 'network-lost', text: 'The way to this host was lost for a moment.' }],
    unknowable: 'Whether the server itself or a proxy before it restarted.',
  }
}

function differInAge(connection: Connection, siblings: readonly Connection[]): boolean {
  const opened = connection.opened?.at ?? 0
  return siblings.some(
    (other) =>
      endedAt(other) !== undefined && Math.abs((other.opened?.at ?? 0) - opened) > SAME_AGE,
  )
}
