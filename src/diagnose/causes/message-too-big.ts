/**
 * Decided by: 1009 or words; or twice the largest message ever sent right before an end without a
 * Close frame, as servers that drop the connection do.
 * Confused with: `server-error`, `message-refused`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 (1009)
 */
import type { Connection } from '../../connection.ts'
import type { Message } from '../../event.ts'
import { formatBytes } from '../../format/bytes.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame, cut } from '../ends.ts'
import { lastSent } from '../fatal-message.ts'
import { isLargestEver, largestTaken } from '../largest-message.ts'
import { lastMessage } from '../messages.ts'
import { alikeEnds } from '../repeats.ts'
import { toldByProtocol } from '../told.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const messageTooBig: Cause = {
  id: 'message-too-big',
  about: '1009, or the largest message ever right before two ends.',
  decide,
}

const MIN_ENDS = 2

const ADVICE: Advice[] = [
  {
    text: 'Split the data into smaller messages, or raise the limit of the server (maxPayload, max_size, ws_max_size, maxTextMessageBufferSize).',
  },
]

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldByProtocol(connection, 'message-too-big', 'refused a message as too big', ADVICE) ??
    saidSo(connection) ??
    byPattern(connection, context)
  )
}

function saidSo(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'message-too-big')
  if (!frame || !reading) return undefined
  const last = lastMessage(connection, 'send')
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server refused a message as too big${last ? ` (${formatBytes(last.size)})` : ''}: ${reading.says}.`,
    evidence: [...frameEvidence(connection, frame), ...sizeEvidence(last, frame.at)],
    advice: ADVICE,
    alternatives: [],
    unknowable: 'The limit itself, unless the reason tells; sizes here are before compression.',
  }
}

function byPattern(connection: Connection, context: Context): Decision | undefined {
  if (!(cut(connection) || frameIsSilent(connection))) return undefined
  const last = lastSent(connection)
  const end = connection.closed?.at ?? 0
  if (!last || !isLargestEver(connection, context)) return undefined
  const ends = alikeEnds(connection, context).filter((one) => isLargestEver(one, context))
  if (ends.length < MIN_ENDS) return undefined
  return {
    closedBy: closeFrame(connection) ? 'server' : 'network',
    confidence: 'likely',
    summary: `The connection was cut right after the largest messages the page sent (${formatBytes(last.size)} here), ${ends.length} times: they may be too big for the server.`,
    evidence: [
      ...sizeEvidence(last, end),
      {
        text: `The largest message that was taken had ${formatBytes(largestTaken(connection, context))}.`,
      },
    ],
    advice: ADVICE,
    alternatives: [
      {
        cause: 'server-error',
        text: 'The server fails on what the message says, not on its size.',
      },
    ],
    unknowable: 'The limit itself; sizes here are before compression.',
  }
}

function sizeEvidence(last: Message | undefined, end: number): Evidence[] {
  if (!last) return []
  const text = `The last message sent had ${formatBytes(last.size)}, ${precise(end - last.at)} before the end.`
  return [{ text, at: last.at, message: last.seq }]
}
