/**
 * Decided by: 1011, unless its reason speaks of pings or deadlines; words in the reason; or a type
 * of message the page sent at most 2 s before three ends, and hardly ever without one.
 * Confused with: `server-ping-timeout` (1011 "keepalive ping timeout"), `message-too-big`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 (1011)
 */
import { type Connection, endedAt } from '../../connection.ts'
import type { Close, Message } from '../../event.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame, cut } from '../ends.ts'
import { type FatalMessage, fatalMessage } from '../fatal-message.ts'
import { isGoodbye, saysDone } from '../goodbye.ts'
import { countSince, firstSent, lastMessage } from '../messages.ts'
import { toldByProtocol } from '../told.ts'
import type { Advice, Cause, Context, Decision } from '../verdict.ts'
import { precise, quote } from '../words.ts'

export const serverError: Cause = {
  id: 'server-error',
  about: '1011, or the same kind of message sent right before three ends.',
  decide,
}

/** From an answer to the end, where the one was all there was to do; ms. */
const AT_ONCE = 200

const LOOK: Advice = { text: 'Look for the exception in the log of the server at this moment.' }
const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1'

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldByProtocol(connection, 'server-error', 'reported an error', [LOOK]) ??
    saidSo(connection) ??
    afterMessage(connection, context)
  )
}

function saidSo(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'server-error')
  if (!frame || !reading) return undefined
  const last = lastMessage(connection, 'send')
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server met an error and closed the connection: ${reading.says}.`,
    evidence: [
      ...frameEvidence(connection, frame),
      ...(last
        ? [
            {
              text: `The last message of the page came ${precise(frame.at - last.at)} before.`,
              at: last.at,
              message: last.seq,
            },
          ]
        : []),
    ],
    advice: [LOOK],
    alternatives: [],
    unknowable: 'What went wrong in the server: the exception stays there.',
  }
}

/**
 * Who answers and then takes leave has done what was asked, and so has who closes after a goodbye, or
 * as normal (1000) after all that the page had to say.
 */
function isServed(connection: Connection, { message }: FatalMessage): boolean {
  const heard = connection.received.lastAt ?? 0
  const frame = closeFrame(connection)
  if (frame) return isLast(message) || heard > message.at || isTaken(connection, frame, message)
  // Some hang up without a Close frame once they have answered; a stream of data is no answer.
  const isAnswered = heard > message.at && countSince(connection, 'receive', message.at) === 1
  return isAnswered && (endedAt(connection) ?? 0) - heard <= AT_ONCE
}

/** The page took leave, or said that it has nothing more to send. */
function isLast(message: Message): boolean {
  return isGoodbye(message) || saysDone(message)
}

function isTaken(connection: Connection, { code }: Close, message: Message): boolean {
  return code === 1000 && message === firstSent(connection)
}

function afterMessage(connection: Connection, context: Context): Decision | undefined {
  if (!(cut(connection) || frameIsSilent(connection))) return undefined
  const fatal = fatalMessage(connection, context)
  if (!fatal || isServed(connection, fatal)) return undefined
  const { message, ends, sent, delay, shape } = fatal
  return {
    closedBy: closeFrame(connection) ? 'server' : 'network',
    // A server that fails hardly says that all is well.
    confidence: closeFrame(connection)?.code === 1000 ? 'possible' : 'likely',
    summary: `The server ended the connection after a message of the page, ${precise(delay)} later on average, ${ends} times: it seems to fail on it.`,
    evidence: [
      {
        text: `${ends} of the ${sent} messages like ${quote(shape)} were followed by an end within 2 s.`,
        at: message.at,
        message: message.seq,
        source: SOURCE,
      },
    ],
    advice: [
      {
        text: 'Look for an exception in the log of the server at this moment, and handle it there: send an error back and keep the connection.',
      },
    ],
    alternatives: [
      { cause: 'message-refused', text: 'The server refuses the message and hangs up.' },
      { cause: 'unauthorized', text: 'The message carries credentials the server does not take.' },
    ],
    unknowable: 'Whether it crashed or hung up: without a Close frame both look the same.',
  }
}
