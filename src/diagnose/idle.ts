import type { Connection } from '../connection.ts'
import { matchTimeouts } from '../knowledge/timeouts.ts'
import { frameEvidence, frameIsSilent, frameSays } from './close-frame.ts'
import { arrivalOfEnd, closeFrame, cut } from './ends.ts'
import { equalSilence, survived } from './repeats.ts'
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
  const silence = silenceBefore(connection, 'any', end)
  return {
    confidence: reading.confidence,
    counted: 'any',
    silence,
    summary: `The server closed the connection as idle, after ${precise(silence)} without data: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    said: true,
  }
}

/** A Close frame that says something else is believed. */
function byPattern(connection: Connection, end: number, context: Context): Idle | undefined {
  const frame = closeFrame(connection)
  if (frame && !frameIsSilent(connection)) return undefined
  if (replacedInRhythm(connection, context)) return undefined
  const idle = repeatedly(connection, end, context) ?? byTable(connection, end)
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

function byTable(connection: Connection, end: number): Idle | undefined {
  for (const counted of COUNTED) {
    const silence = silenceBefore(connection, counted, end)
    if (silence < MIN_SINGLE || matchTimeouts(silence, 'idle', counted).length === 0) continue
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

function ended(connection: Connection): string {
  return closeFrame(connection) ? 'was closed' : 'was cut'
}
