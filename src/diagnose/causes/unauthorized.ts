/**
 * Decided by: words in the reason (also under 1000), the recognised library's code, 3000, 4001,
 * 4401 or 4403 where no library is recognised, 1008 around the first message; or a message of
 * refusal right before the end, whoever closed then.
 * Confused with: `message-refused` (1008 later on), `init-timeout`, `handshake-rejected`.
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import { closeEvidence } from '../close-call.ts'
import { frameEvidence, frameIsSilent, frameSays, type Reading } from '../close-frame.ts'
import { credentialAdvice } from '../credentials.ts'
import { closeFrame, pageCloseCall } from '../ends.ts'
import { firstSent } from '../messages.ts'
import { type Refusal, refusalBefore } from '../refusal.ts'
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
  if (!frame) return undefined
  const reading = frameSays(connection, 'unauthorized')
  const told = refusalBefore(connection, frame.at)
  const refusal = told?.cause === 'unauthorized' ? told : undefined
  if (!reading && !(refusal && frameIsSilent(connection))) return undefined
  const words = reading?.says ?? quote(refusal?.words ?? '')
  return {
    closedBy: 'server',
    confidence:
      refusal && reading?.confidence !== 'certain' ? 'likely' : (reading?.confidence ?? 'likely'),
    summary: summarise(words, reading),
    evidence: [
      ...frameEvidence(connection, frame),
      ...(refusal ? refusalEvidence(refusal, frame.at) : []),
      ...firstMessageEvidence(connection, frame.at),
    ],
    advice: credentialAdvice(connection, context, `${words} ${refusal?.words ?? ''}`),
    alternatives: alternatives(reading),
    unknowable: 'What exactly the server did not accept: that stands in its log.',
  }
}

/** A code alone is not the server's word. */
function summarise(words: string, reading: Reading | undefined): string {
  if (reading?.by !== 'code')
    return `The server refused the client and closed the connection: ${words}.`
  return `The server closed the connection with ${words}, which servers use to refuse a client.`
}

function refusalEvidence({ message, words }: Refusal, before: number): Evidence[] {
  const text = `The server sent a refusal ${precise(before - message.at)} before the end: ${quote(words)}.`
  return [{ text, at: message.at, message: message.seq }]
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

function alternatives(reading: Reading | undefined): Decision['alternatives'] {
  if (reading?.by !== 'code') return []
  return [
    {
      cause: 'closed-by-server',
      text: 'The code is private, or says no more than “refused”: the server may mean something else by it.',
    },
  ]
}
