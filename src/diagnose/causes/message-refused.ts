/**
 * Decided by: 1003, 1007, other 1008, the recognised library's code, or words such as “rate limit”.
 * Confused with: `unauthorized` (1008 at the start), `message-too-big` (1009).
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1
 */
import type { Connection } from '../../connection.ts'
import type { Close, Message } from '../../event.ts'
import { frameEvidence, frameSays } from '../close-frame.ts'
import { closeFrame } from '../ends.ts'
import { countSince, lastMessage } from '../messages.ts'
import { toldByProtocol } from '../told.ts'
import type { Cause, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const messageRefused: Cause = {
  id: 'message-refused',
  about: '1003, 1007, 1008, a library’s code or words: type, content or rate of messages.',
  decide,
}

/** The last second tells the rate, ms. */
const RATE = 1_000

const COMPARE =
  'Compare the last message sent with what the server takes: text or binary, its format, its rate.'
const SLOW_DOWN =
  'Send less often: collect what changes and send it at an interval the server allows.'
const POLICY = '1008 says no more than “policy”: the client itself may be refused.'

function decide(connection: Connection): Decision | undefined {
  return (
    toldByProtocol(connection, 'message-refused', 'refused what the page sent', [
      { text: COMPARE },
    ]) ?? saidSo(connection)
  )
}

function saidSo(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'message-refused')
  if (!frame || !reading) return undefined
  const last = lastMessage(connection, 'send')
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server refused what the page sent: ${reading.says}.`,
    evidence: [
      ...frameEvidence(connection, frame),
      ...lastEvidence(last, frame.at),
      ...rateEvidence(connection, frame.at),
    ],
    advice: [{ text: isAboutRate(frame) ? SLOW_DOWN : COMPARE }],
    alternatives:
      frame.code === 1008 && reading.by === 'code' ? [{ cause: 'unauthorized', text: POLICY }] : [],
  }
}

function isAboutRate({ reason }: Close): boolean {
  return /rate|too many|throttl|flood/i.test(reason)
}

function lastEvidence(last: Message | undefined, end: number): Evidence[] {
  if (!last) return []
  const text = `The last message sent was ${last.type}, ${precise(end - last.at)} before the end.`
  return [{ text, at: last.at, message: last.seq }]
}

function rateEvidence(connection: Connection, end: number): Evidence[] {
  const count = countSince(connection, 'send', end - RATE)
  if (count < 2) return []
  return [{ text: `The page sent ${count} messages in the last second.`, at: end - RATE }]
}
