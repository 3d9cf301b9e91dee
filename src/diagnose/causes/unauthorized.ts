/**
 * Decided by: words in the reason (also under 1000), the recognised library's code, 3000, 4001,
 * 4401 or 4403 where no library is recognised, 1008 around the first message; or a message of
 * refusal right before the end, whoever closed then.
 * Confused with: `message-refused` (1008 later on), `init-timeout`, `handshake-rejected`.
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import { closeEvidence } from '../close-call.ts'
import { frameEvidence, frameSays } from '../close-frame.ts'
import type { Reading } from '../close-reading.ts'
import { credentialAdvice } from '../credentials.ts'
import { closeFrame, pageCloseCall } from '../ends.ts'
import { firstSent } from '../messages.ts'
import { refusalBefore, refusalEvidence } from '../refusal.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { atPlace, precise, quote } from '../words.ts'

export const unauthorized: Cause = {
  id: 'unauthorized',
  about: 'The server refused who connects: words, a library’s code, 4001, or 1008 at the start.',
  decide,
}

/** A page that closes on a refusal does so while it handles it, or right after; ms. */
const ANSWER = 200

function decide(connection: Connection, context: Context): Decision | undefined {
  const decideBy = effectiveClose(connection) ? answeredByPage : closedByServer
  return decideBy(connection, context)
}

function answeredByPage(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  const refusal = call && refusalBefore(connection, call.at)
  if (!call || refusal?.cause !== 'unauthorized') return undefined
  if (call.running?.type !== 'message' && call.at - refusal.message.at > ANSWER) return undefined
  return {
    closedBy: 'page',
    confidence: 'likely',
    summary: `The server refused the client (${quote(refusal.words)}), and the page closed the connection${atPlace(call)}.`,
    evidence: [...refusalEvidence(refusal, call.at), ...closeEvidence(connection, call)],
    advice: credentialAdvice(connection, context, refusal.words),
    alternatives: [],
  }
}

function closedByServer(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'unauthorized')
  if (!frame || !reading) return undefined
  const told = refusalBefore(connection, frame.at)
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: summarise(reading),
    evidence: [...frameEvidence(connection, frame), ...firstMessageEvidence(connection, frame.at)],
    advice: credentialAdvice(connection, context, `${reading.says} ${told?.words ?? ''}`),
    alternatives: alternatives(reading),
    unknowable: 'What exactly the server did not accept: that stands in its log.',
  }
}

/** A code alone is not the server's word. */
function summarise({ by, says }: Reading): string {
  if (by !== 'code') return `The server refused the client and closed the connection: ${says}.`
  return `The server closed the connection with ${says}, which servers use to refuse a client.`
}

/** A refusal of the credentials follows the message that carries them. */
function firstMessageEvidence(connection: Connection, end: number): Evidence[] {
  const { opened, sent } = connection
  const first = firstSent(connection)
  if (sent.count === 0 && opened) {
    return [
      { text: `The page had sent nothing: what it connected with was refused.`, at: opened.at },
    ]
  }
  if (!first || sent.count > 1) return []
  const text = `It came ${precise(end - first.at)} after the first message of the page.`
  return [{ text, at: first.at, message: first.seq }]
}

function alternatives({ by }: Reading): Decision['alternatives'] {
  if (by !== 'code') return []
  return [
    {
      cause: 'closed-by-server',
      text: 'The code is private, or says no more than “refused”: the server may mean something else by it.',
    },
  ]
}
