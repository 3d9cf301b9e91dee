/**
 * Decided by: a Close frame that no other cause explains, 1000 and 1005 included; or a message that
 * ends the session by the protocol of the library, on which its client closed.
 * Confused with: `navigation` in Firefox (1001), and ends without a Close frame (1006).
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5
 */
import type { Connection } from '../../connection.ts'
import type { Close } from '../../event.ts'
import { closeCode } from '../../knowledge/close-codes.ts'
import { libraryCode, libraryOf } from '../../knowledge/libraries.ts'
import { frameEvidence } from '../close-frame.ts'
import { isDoneByServer } from '../done.ts'
import { arrivalOfEnd, closeFrame, lifeOf } from '../ends.ts'
import { refusalBefore } from '../refusal.ts'
import { neighbours } from '../repeats.ts'
import { sameAgeEvidence } from '../same-age.ts'
import { timedOut } from '../timed-out.ts'
import { toldByProtocol } from '../told.ts'
import { unsaid } from '../unsaid.ts'
import type { Cause, Context, Decision } from '../verdict.ts'
import { ageAt, codeAndReason, quote } from '../words.ts'

export const closedByServer: Cause = {
  id: 'closed-by-server',
  about: 'Any other Close frame, 1000 and 1005 included.',
  decide,
}

/** ms */
const SHORT_LIFE = 5_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2'
const LOOK =
  'Look in the server for what closes this connection at that moment: a handler that returns, an error, a policy.'
const DISCONNECTS =
  'Look in the server for what ends this session at that moment: a call that disconnects the client, a refused namespace or application, a shutdown.'
const SAY_WHY =
  'Have the server close with a code of its own (4000–4999) and a reason: both arrive here.'

const DONE =
  'Nothing to change, if it was meant to end: one side had just said that it is done. Do not reconnect then.'

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldByProtocol(connection, 'closed-by-server', 'ended the session', [{ text: DISCONNECTS }]) ??
    byFrame(connection, context)
  )
}

function byFrame(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  if (!frame) return undefined
  return {
    closedBy: 'server',
    confidence: 'certain',
    summary: `The server closed the connection ${ageAt(connection, arrivalOfEnd(connection) ?? frame.at)} with ${codeAndReason(frame.code, frame.reason)}. ${meaning(connection, frame.code)}`,
    evidence: [...frameEvidence(connection, frame), ...sameAgeEvidence(connection, context)],
    alternatives: [...timedOut(connection, frame, context), ...alternatives(connection, context)],
    ...rest(connection, frame, context),
  }
}

/** What it says beside its code: a reason, a message before it, or nothing. */
function rest(
  connection: Connection,
  frame: Close,
  context: Context,
): Pick<Decision, 'advice' | 'unknowable'> {
  const words = frame.reason || refusalBefore(connection, frame.at)?.words
  if (words) {
    const meant = `What the server means by its ${frame.reason ? 'reason' : 'message'}`
    return { advice: [{ text: lookFor(words) }], unknowable: unknowable(meant) }
  }
  if (isDoneByServer(connection, context)) return { advice: [{ text: DONE }] }
  return {
    advice: [{ text: LOOK }, { text: SAY_WHY, source: SOURCE }],
    unknowable: unknowable('Why the server closed: it did not say'),
  }
}

function lookFor(words: string): string {
  return `Look in the server for what closes with ${quote(words)}.`
}

function unknowable(what: string): string {
  return `${what}. A proxy that speaks WebSocket can send a Close frame too.`
}

function meaning(connection: Connection, code: number): string {
  const library = libraryOf(connection)
  const row = libraryCode(library, code)
  return row && library ? `${library.name}: ${row.meaning}.` : closeCode(code).meaning
}

/** A loop of short lives is what two clients of one identity look like. */
function alternatives(connection: Connection, context: Context): Decision['alternatives'] {
  if (isDoneByServer(connection, context)) return []
  const short = neighbours(connection, context).filter(
    (other) => closeFrame(other) && lifeOf(other, context) < SHORT_LIFE,
  )
  if (short.length < 3) return unsaid(connection, context)
  const text =
    'The same user or client id connects elsewhere, in another tab or device, and each connection replaces the other: close the other one and see.'
  return [
    { cause: 'session-replaced', text },
    { cause: 'unauthorized', text: 'The server refuses the client each time, without saying so.' },
    ...unsaid(connection, context).filter(({ cause }) => cause === 'slow-consumer'),
  ]
}
