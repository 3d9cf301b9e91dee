/**
 * Decided by: 1011, unless its reason speaks of pings or deadlines; words in the reason; or a type
 * of message the page sent at most 2 s before three ends, and hardly ever without one.
 * Confused with: `server-ping-timeout` (1011 "keepalive ping timeout"), `message-too-big`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 (1011)
 */
import type { Connection } from '../../connection.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame } from '../ends.ts'
import { fatalMessage } from '../fatal-message.ts'
import { lastMessage } from '../messages.ts'
import type { Cause, Context, Decision } from '../verdict.ts'
import { precise, quote } from '../words.ts'

export const serverError: Cause = {
  id: 'server-error',
  about: '1011, or the same kind of message sent right before three ends.',
  decide,
}

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1'

function decide(connection: Connection, context: Context): Decision | undefined {
  return saidSo(connection) ?? afterMessage(connection, context)
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
    advice: [{ text: 'Look for the exception in the log of the server at this moment.' }],
    alternatives: [],
    unknowable: 'What went wrong in the server: the exception stays there.',
  }
}

function afterMessage(connection: Connection, context: Context): Decision | undefined {
  if (closeFrame(connection) && !frameIsSilent(connection)) return undefined
  const fatal = fatalMessage(connection, context)
  if (!fatal) return undefined
  const { message, ends, sent, delay, shape } = fatal
  return {
    closedBy: closeFrame(connection) ? 'server' : 'network',
    confidence: 'likely',
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
