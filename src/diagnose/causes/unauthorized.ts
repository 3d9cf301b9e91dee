/**
 * Decided by: words in the reason (also under 1000), the recognised library's code, 3000, 4001,
 * 4401 or 4403 where no library is recognised, 1008 around the first message; a message of
 * refusal right before the end, whoever closed then; or a token of the page that expired then.
 * Confused with: `message-refused` (1008 later on), `init-timeout`, `handshake-rejected`.
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
 */
import type { Connection } from '../../connection.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { type Reading, readCloseFrame } from '../close-reading.ts'
import { credentialAdvice } from '../credentials.ts'
import { closeFrame, cut } from '../ends.ts'
import { firstSent } from '../messages.ts'
import { refusalBefore } from '../refusal.ts'
import { alikeEnds } from '../repeats.ts'
import { expiryAtEnd } from '../token-expiry.ts'
import { told, toldDecision } from '../told.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const unauthorized: Cause = {
  id: 'unauthorized',
  about: 'The server refused who connects: words, a library’s code, 4001, or 1008 at the start.',
  decide,
}

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldSo(connection, context) ??
    closedByServer(connection, context) ??
    byExpiry(connection, context)
  )
}

function toldSo(connection: Connection, context: Context): Decision | undefined {
  const found = told(connection, 'unauthorized')
  if (!found) return undefined
  return {
    ...toldDecision(connection, found, 'refused the client'),
    advice: credentialAdvice(connection, context, found.refusal.words),
  }
}

function closedByServer(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'unauthorized')
  if (!frame || !reading) return undefined
  const message = refusalBefore(connection, frame.at)
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: summarise(reading),
    evidence: [
      ...frameEvidence(connection, frame),
      ...(expiryAtEnd(connection)?.evidence ?? []),
      ...firstMessageEvidence(connection, frame.at),
    ],
    advice: credentialAdvice(connection, context, `${reading.says} ${message?.words ?? ''}`),
    alternatives: alternatives(reading),
    unknowable: 'What exactly the server did not accept: that stands in its log.',
  }
}

/** The server says no more than that it ends, as a token of the page does. */
function byExpiry(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const isOpen = cut(connection) || frameIsSilent(connection) || isPolicy(connection)
  const expiry = isOpen ? expiryAtEnd(connection) : undefined
  if (!expiry) return undefined
  const often = alikeEnds(connection, context).filter((one) => expiryAtEnd(one)).length >= 2
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: often || isPolicy(connection) ? 'likely' : 'possible',
    summary: `${expiry.summary}, and the connection was ${frame ? 'closed by the server' : 'cut'}.`,
    evidence: [...expiry.evidence, ...(frame ? frameEvidence(connection, frame) : [])],
    advice: credentialAdvice(connection, context, 'token expired'),
    alternatives: [
      { cause: frame ? 'closed-by-server' : 'connection-lost', text: 'It expired then by chance.' },
    ],
    unknowable: 'Whether the server looks at the expiry of the token: that stands in its code.',
  }
}

/** 1008 without a word. */
function isPolicy(connection: Connection): boolean {
  return closeFrame(connection)?.code === 1008 && readCloseFrame(connection)?.by === 'code'
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
