/**
 * Decided by: three ends or more at the same age (±1 %) with both directions active shortly before;
 * or a reason in words.
 * Confused with: `idle-timeout`, which a socket that never spoke fits as well; `server-restart`.
 * https://cloud.google.com/run/docs/triggering/websockets
 */
import type { Connection } from '../../connection.ts'
import { matchTimeouts } from '../../knowledge/timeouts.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { isDoneByServer } from '../done.ts'
import { closeFrame, cut, lifeOf } from '../ends.ts'
import { limitedAge } from '../limited-age.ts'
import { limitAdvice, limitEvidence } from '../limits.ts'
import { replaceEachOther } from '../rivals.ts'
import { FAILS_THEN } from '../unsaid.ts'
import type { Advice, Alternative, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { plain, precise, rounded } from '../words.ts'

export const lifetimeLimit: Cause = {
  id: 'lifetime-limit',
  about: 'Three ends at the same age, though both directions were active.',
  decide,
}

/** Shorter limits are not the default of any product, ms. */
const USUAL = 14_000

function advice(life: number): Advice[] {
  return [
    {
      text: 'A keep-alive does not help here. Raise the limit where it is set (request or backend time-out of the proxy or platform).',
    },
    ...limitAdvice(matchTimeouts(life, 'life')),
    {
      text: 'Or plan for it: open the next connection before the old one ends, and take over from it.',
      snippet: { language: 'js', code: takeOver(life) },
    },
  ]
}

/** Early enough for a slow handshake: a tenth of the life, and at most a minute. */
function takeOver(life: number): string {
  const early = rounded(life - Math.min(60_000, life / 10))
  return `let socket = connect()
setInterval(() => {
  const next = connect()
  next.addEventListener('open', () => {
    socket.close(1000, 'taken over')
    socket = next
  })
}, ${early}) // before the ${plain(rounded(life))} are over`
}

function decide(connection: Connection, context: Context): Decision | undefined {
  return saidSo(connection, context) ?? byPattern(connection, context)
}

function saidSo(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'lifetime-limit')
  if (!frame || !reading) return undefined
  const life = lifeOf(connection, context)
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server ended the connection at the age of ${precise(life)}: ${reading.says}.`,
    evidence: [...frameEvidence(connection, frame), ...rows(life)],
    advice: advice(life),
    alternatives: [],
  }
}

function byPattern(connection: Connection, context: Context): Decision | undefined {
  if (!(cut(connection) || frameIsSilent(connection))) return undefined
  if (replaceEachOther(connection, context) || isDoneByServer(connection, context)) return undefined
  const repeated = limitedAge(connection, context)
  if (!repeated) return undefined
  const { count, mean, cv } = repeated
  return {
    closedBy: closeFrame(connection) ? 'server' : 'network',
    confidence: 'likely',
    summary: `The connection was ended at the age of ${precise(lifeOf(connection, context))}, as ${count} times in this chain, though data was passing: a limit on its age.`,
    evidence: [
      {
        text: `${count} connections ended at the same age: ${precise(mean)} on average, ±${(cv * 100).toFixed(1)} %.`,
      },
      ...rows(mean),
    ],
    advice: advice(mean),
    alternatives: alternatives(mean),
    unknowable: 'Which hop has the limit: a proxy, the platform or the server itself.',
  }
}

function alternatives(life: number): Alternative[] {
  const restart = { cause: 'server-restart', text: 'Something restarts at this interval.' }
  return life < USUAL ? [restart, FAILS_THEN] : [restart]
}

function rows(life: number): Evidence[] {
  return limitEvidence(matchTimeouts(life, 'life'), 'limit')
}
