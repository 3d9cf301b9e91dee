/**
 * Decided by: Chromium's text names a frame error, or the server sent 1002; an `error` event before
 * 1006 after the opening is a hint alone, for Firefox fires it for a plain reset as well.
 * Confused with: `suspended` (Chromium fires `error` then too), `connection-lost`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7
 */
import type { Connection } from '../../connection.ts'
import { isFrameError } from '../../knowledge/handshake-texts.ts'
import { frameEvidence, frameSays } from '../close-frame.ts'
import { deadBefore } from '../dead-before.ts'
import { closeFrame, cut, isFirefox } from '../ends.ts'
import { frameAdvice } from '../frame-advice.ts'
import { errorText, textEvidence } from '../handshake.ts'
import type { Cause, Context, Decision } from '../verdict.ts'

export const protocolError: Cause = {
  id: 'protocol-error',
  about: 'The browser refused a frame: its text says so, or error came before 1006.',
  decide,
}

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7'

function decide(connection: Connection, context: Context): Decision | undefined {
  return refusedByServer(connection) ?? named(connection) ?? hinted(connection, context)
}

function refusedByServer(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'protocol-error')
  if (!frame || !reading) return undefined
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server could not accept a frame and closed the connection: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    advice: frameAdvice(),
    alternatives: [],
  }
}

function named(connection: Connection): Decision | undefined {
  if (!cut(connection) || !isFrameError(errorText(connection))) return undefined
  const compressed = /reserved bits/i.test(errorText(connection))
  return {
    closedBy: 'browser',
    confidence: 'certain',
    summary: 'The browser failed the connection because a frame of the server was invalid.',
    evidence: [
      ...textEvidence(connection),
      ...(compressed
        ? [
            {
              text: 'Reserved bits mark compressed messages (permessage-deflate): a frame was compressed without agreement, or damaged. Sizes here are before compression.',
              source: 'https://www.rfc-editor.org/rfc/rfc7692#section-6',
            },
          ]
        : []),
    ],
    advice: frameAdvice(errorText(connection)),
    alternatives: [],
  }
}

function hinted(connection: Connection, context: Context): Decision | undefined {
  const end = cut(connection)
  const { errorAt } = connection
  if (!end || errorAt === undefined || errorAt > end.at) return undefined
  const firefox = isFirefox(connection, context)
  return {
    closedBy: firefox ? 'network' : 'browser',
    confidence: 'possible',
    summary: firefox
      ? 'Firefox reported an error and 1006: a frame of the server was invalid, or the connection was reset. It tells both alike.'
      : 'The browser reported an error before 1006, which it does when it fails a connection itself: a frame of the server may have been invalid.',
    evidence: [
      {
        text: 'An error event came before close, after the connection had opened.',
        at: errorAt,
        source: SOURCE,
      },
    ],
    advice: frameAdvice(),
    alternatives: [
      {
        cause: 'connection-lost',
        text: 'The connection was reset by the server, a proxy or the network.',
      },
      ...deadBefore(connection, context, end.at),
    ],
    unknowable: 'What was wrong with the frame: the console of the browser may say it.',
  }
}
