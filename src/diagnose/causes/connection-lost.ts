/**
 * Decided by: 1006 after it opened, and nothing else. It says so and offers the experiments.
 * Confused with: all that ends a TCP connection: a server that crashed, a proxy or NAT that forgot
 * it, a network that went away. A page cannot tell them apart.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5 (1006)
 */
import { type Connection, endedAt } from '../../connection.ts'
import { plural } from '../../format/count.ts'
import { matchTimeouts } from '../../knowledge/timeouts.ts'
import { cut, lifeOf } from '../ends.ts'
import { forgotten } from '../forgotten.ts'
import { lastMessage } from '../messages.ts'
import { adviceWhereAlone } from '../reconnect.ts'
import { failingStart, sameAgeEvidence } from '../same-age.ts'
import { refusedAfter } from '../siblings.ts'
import { silenceBefore } from '../silence.ts'
import { unsaid } from '../unsaid.ts'
import type { Advice, Alternative, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { ageAt, either, precise } from '../words.ts'

export const connectionLost: Cause = {
  id: 'connection-lost',
  about: '1006 after it opened, and nothing else that would tell why.',
  decide,
}

/** A silence that may matter, ms. */
const SILENT = 1_000

function decide(connection: Connection, context: Context): Decision | undefined {
  const end = cut(connection)
  if (!end) return undefined
  const silence = silenceBefore(connection, 'any', end.at)
  return {
    closedBy: 'network',
    confidence: 'certain',
    summary: `The connection was cut ${ageAt(connection, end.at)}, without a Close frame (1006).`,
    evidence: [
      {
        text: `close came with code 1006 and no reason, ${precise(silence)} after the last data; the page had not called close().`,
        at: end.at,
        source: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
      },
      ...lastMessageEvidence(connection),
      ...sameAgeEvidence(connection, context),
    ],
    advice: [...advice(silence), ...adviceWhereAlone(connection, context)],
    alternatives: alternatives(connection, context, silence),
    unknowable:
      'Whether the server process, a proxy or the network ended it: all three look the same from a browser.',
  }
}

function lastMessageEvidence(connection: Connection): Evidence[] {
  const sent = lastMessage(connection, 'send')
  const received = lastMessage(connection, 'receive')
  const last = (sent?.at ?? 0) > (received?.at ?? 0) ? sent : received
  if (!last) return []
  const what = last.direction === 'send' ? 'sent by the page' : 'received'
  return [{ text: `The last message was ${what}.`, at: last.at, message: last.seq }]
}

function advice(silence: number): Advice[] {
  const tests: Advice[] = [
    {
      text: 'Run “Test connection”: it shows whether a fresh connection to this endpoint dies as well, and whether a keep-alive saves it.',
    },
    { text: 'Look at the log of the server at this moment: a crash, a restart or a deploy?' },
  ]
  if (silence < SILENT) return tests
  const text = `Let it happen again: if it ends after the same silence (${precise(silence)}), it is a limit on idle time.`
  return [...tests, { text }]
}

function restart(connection: Connection, context: Context): Alternative {
  const end = endedAt(connection) ?? context.now
  const refused = refusedAfter(connection, context, end).length
  const sign =
    refused > 0
      ? `${plural(refused, 'attempt')} to connect failed in the 30 s after`
      : 'one socket alone cannot show it'
  return { cause: 'server-restart', text: `The server process ended or was restarted; ${sign}.` }
}

function alternatives(
  connection: Connection,
  context: Context,
  silence: number,
): Decision['alternatives'] {
  const atStart = failingStart(connection, context)
  const found: Decision['alternatives'] =
    atStart.length > 0 ? atStart : [restart(connection, context)]
  const end = endedAt(connection) ?? context.now
  // Who waits for an answer that cannot come is not idle.
  if (silence >= SILENT && forgotten(connection, end).length === 0) {
    const text = `A limit on idle time of about ${precise(silence)}: one end alone cannot show it.`
    found.push({ cause: 'idle-timeout', text })
  }
  const rows = matchTimeouts(lifeOf(connection, context), 'life').map(({ name }) => name)
  if (rows.length > 0) {
    found.push({ cause: 'lifetime-limit', text: `Its age fits the limit of ${either(rows)}.` })
  }
  if (connection.errorAt !== undefined && connection.errorAt <= (endedAt(connection) ?? 0)) {
    found.push({
      cause: 'protocol-error',
      text: 'An error event came first: a reset, or a frame the browser refused.',
    })
  }
  return [...found, ...unsaid(connection, context)]
}
