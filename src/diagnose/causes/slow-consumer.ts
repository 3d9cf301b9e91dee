/**
 * Decided by: much was received while the page was blocked, and then 1006, 1008, 1013 or 3008 came;
 * or the reason or the recognised library's code says so.
 * Confused with: `server-ping-timeout`, which a blocked page causes too; `server-error`.
 * https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number (1013)
 */
import { type Connection, endedAt } from '../../connection.ts'
import { stoppedFor } from '../awake.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { readCloseFrame } from '../close-reading.ts'
import { closeFrame, cut, pageOf } from '../ends.ts'
import { countSince } from '../messages.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const slowConsumer: Cause = {
  id: 'slow-consumer',
  about: 'Much was received while the page was blocked, then the server gave up.',
  decide,
}

/** What is looked at before the end, ms. */
const BEFORE = 10_000
/** Messages a second. */
const HIGH_RATE = 100
/** Shorter tasks keep nobody waiting, ms. */
const MIN_BLOCK = 500
/** Part of that time the page was blocked. */
const BLOCKED = 0.3

const CODES = [1006, 1008, 1013, 3008]

const ADVICE: Advice[] = [
  {
    text: 'Do less for each message: collect them and draw once a frame, or handle them in a Worker.',
  },
  { text: 'Have the server send less: merge updates, or drop old ones for slow clients.' },
]

function decide(connection: Connection, context: Context): Decision | undefined {
  return saidSo(connection, context) ?? byPattern(connection, context)
}

function saidSo(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'slow-consumer')
  if (!frame || !reading) return undefined
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The page did not read fast enough for the server: ${reading.says}.`,
    evidence: [
      ...frameEvidence(connection, frame),
      ...blockEvidence(blockedBefore(connection, context, frame.at), frame.at),
    ],
    advice: ADVICE,
    alternatives: [],
  }
}

/** 1008 says no more than that something was refused; words and other codes are believed. */
function isVague(connection: Connection): boolean {
  return frameIsSilent(connection) || readCloseFrame(connection)?.confidence === 'possible'
}

function byPattern(connection: Connection, context: Context): Decision | undefined {
  const { closed } = connection
  const end = endedAt(connection)
  if (!closed || end === undefined || !CODES.includes(closed.code)) return undefined
  const frame = closeFrame(connection)
  if (!frame && !cut(connection)) return undefined
  if (frame && !isVague(connection)) return undefined
  const rate = (countSince(connection, 'receive', end - BEFORE) * 1_000) / BEFORE
  const blocked = blockedBefore(connection, context, end)
  if (rate < HIGH_RATE || blocked < BEFORE * BLOCKED) return undefined
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'possible',
    summary: `The page was blocked while ${Math.round(rate)} messages a second came in: the server may have given up on a slow reader.`,
    evidence: [...(frame ? frameEvidence(connection, frame) : []), ...blockEvidence(blocked, end)],
    advice: ADVICE,
    alternatives: [
      { cause: 'server-ping-timeout', text: 'A blocked page answers no pings either.' },
    ],
    unknowable: 'How much the server had waiting for this page.',
  }
}

function blockedBefore(connection: Connection, context: Context, end: number): number {
  const page = pageOf(connection, context)
  return page ? stoppedFor(page, end - BEFORE, end) : 0
}

function blockEvidence(blocked: number, end: number): Evidence[] {
  if (blocked < MIN_BLOCK) return []
  const text = `In the 10 s before the end the page was blocked for ${precise(blocked)}.`
  return [{ text, at: end - BEFORE }]
}
