import type { Connection } from '../connection.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { matchTimeouts } from '../knowledge/timeouts.ts'
import { frameEvidence, frameIsSilent, frameSays } from './close-frame.ts'
import { arrivalOfEnd, closeFrame, cut } from './ends.ts'
import { givesReason } from './other-words.ts'
import { refusalBefore } from './refusal.ts'
import { equalSilence, survived } from './repeats.ts'
import { replaceEachOther } from './rivals.ts'
import { refusedAfter } from './siblings.ts'
import { COUNTED, type Counted, silenceBefore, silenceInWords } from './silence.ts'
import { replacedInRhythm } from './takeover.ts'
import type { Confidence, Context, Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** The silence an end followed, where a limit on idle time explains it. */
export interface Idle {
  confidence: Confidence
  counted: Counted
  /** ms */
  silence: number
  summary: string
  evidence: Evidence[]
  /** The server said so itself. */
  said?: true
  /** Such silences had passed before: the server counts something else than messages. */
  uncounted?: true
  /** Several ends came after this silence. */
  repeated?: true
}

/** A single end after a shorter silence says nothing: too many things take a few seconds. */
const MIN_SINGLE = 25_000

export function idleBefore(connection: Connection, context: Context): Idle | undefined {
  const end = arrivalOfEnd(connection)
  if (end === undefined || !(cut(connection) ?? closeFrame(connection))) return undefined
  return saidSo(connection, end) ?? byPattern(connection, end, context)
}

function saidSo(connection: Connection, end: number): Idle | undefined {
  const reading = frameSays(connection, 'idle-timeout')
  const frame = closeFrame(connection)
  if (!reading || !frame) return undefined
  const counted = COUNTED.find(
    (one) => !survived(connection, one, silenceBefore(connection, one, end)),
  )
  const silence = silenceBefore(connection, counted ?? 'any', end)
  const since = counted
    ? `after ${precise(silence)} with ${silenceInWords(counted)}`
    : `though data had passed ${precise(silence)} before`
  return {
    confidence: reading.confidence,
    counted: counted ?? 'any',
    silence,
    summary: `The server closed the connection as idle, ${since}: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    said: true,
    ...(!counted && { uncounted: true }),
  }
}

/** A Close frame that says something else is believed. */
function byPattern(connection: Connection, end: number, context: Context): Idle | undefined {
  const frame = closeFrame(connection)
  if (frame && !frameIsSilent(connection)) return undefined
  if (replacedInRhythm(connection, context) || replaceEachOther(connection, context)) {
    return undefined
  }
  const idle = repeatedly(connection, end, context) ?? byTable(connection, end, context)
  if (!idle || !frame) return idle
  return { ...idle, evidence: [...frameEvidence(connection, frame), ...idle.evidence] }
}

function repeatedly(connection: Connection, end: number, context: Context): Idle | undefined {
  const repeated = equalSilence(connection, context)
  if (!repeated) return undefined
  const { counted, count, mean, cv, connections } = repeated
  const silence = silenceBefore(connection, counted, end)
  const other = connections.find((one) => one !== connection)
  const text = `${count} connections of this chain ended after the same silence: ${precise(mean)} on average, ±${(cv * 100).toFixed(1)} %.`
  return {
    confidence: 'likely',
    counted,
    silence,
    summary: `The connection ${ended(connection)} after ${precise(silence)} with ${silenceInWords(counted)}, as ${count} times in this chain: a limit on idle time.`,
    evidence: [{ text, at: end, ...(other && { connection: other.id }) }],
    repeated: true,
  }
}

function byTable(connection: Connection, end: number, context: Context): Idle | undefined {
  if (saysOtherwise(connection, end) || isDown(connection, end, context)) return undefined
  for (const counted of COUNTED) {
    const silence = silenceBefore(connection, counted, end)
    if (silence < MIN_SINGLE || !isUsual(connection, silence, counted)) continue
    if (survived(connection, counted, silence)) continue
    return {
      confidence: 'possible',
      counted,
      silence,
      summary: `The connection ${ended(connection)} after ${precise(silence)} with ${silenceInWords(counted)}, which fits a usual limit on idle time.`,
      evidence: [],
    }
  }
  return undefined
}

/** A server that gives another reason, or just gave one in a message, is believed before a table. */
function saysOtherwise(connection: Connection, end: number): boolean {
  return givesReason(connection) || refusalBefore(connection, end) !== undefined
}

/** What cuts idle connections takes new ones. */
function isDown(connection: Connection, end: number, context: Context): boolean {
  return refusedAfter(connection, context, end).length > 0
}

function isUsual(connection: Connection, silence: number, counted: Counted): boolean {
  const library = libraryOf(connection)?.id
  return matchTimeouts(silence, 'idle', counted, false, library).length > 0
}

function ended(connection: Connection): string {
  return closeFrame(connection) ? 'was closed' : 'was cut'
}
