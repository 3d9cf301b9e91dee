import { type Connection, endedAt, type Source, type State, stateOf } from '../connection.ts'
import { diagnose } from '../diagnose/diagnose.ts'
import type { Diagnosis, Finding, Verdict } from '../diagnose/verdict.ts'
import type { Direction } from '../event.ts'
import { chosen, type ExportOptions } from '../har/export.ts'
import type { Payloads, Problem } from '../har/format.ts'
import type { Imported } from '../har/import.ts'
import { createPace } from '../har/pace.ts'
import type { Secrets } from '../har/secrets.ts'
import { type Environment, environmentOf } from './environment.ts'
import { quotesOf } from './quotes.ts'
import { type Severity, severityOf, worst, worstOf } from './severity.ts'
import { type Step, stepsOf } from './steps.ts'

/** What the panel shows of a capture, as data. Times in ms since the epoch. */
export interface Report {
  file: string
  creator: string
  severity: Severity
  environment: Environment
  connections: ConnectionReport[]
  /** Connections that are not told: more than a reader would read. */
  omitted: number
  problems: Problem[]
}

export interface ConnectionReport {
  id: string
  url: string
  /** `app`: the page made it, or a file tells no more. */
  source: Exclude<Source, 'import'>
  state: State
  severity: Severity
  startedAt: number
  /** ms, absent while it was open when the capture ended, or its end is not recorded. */
  lasted?: number
  endRecorded: boolean
  sent: { count: number; bytes: number }
  received: { count: number; bytes: number }
  verdict?: Verdict
  findings: Finding[]
  steps: Step[]
  messages: Quote[]
}

/** A message near the end. */
export interface Quote {
  /** ms from the construction. */
  after: number
  direction: Direction
  type: 'text' | 'binary'
  /** Bytes. */
  size: number
  /** As far as it is told. */
  text?: string
  /** There is more of it. */
  cut?: true
}

export interface ReportOptions extends Pick<ExportOptions, 'only' | 'signal' | 'progress'> {
  secrets: Secrets
  /** Secrets are covered. */
  covered: boolean
  payloads: Payloads
  /** Name and version, where known. */
  browser?: string
  /** Connections told at most, the worst ones; absent: all. */
  most?: number
}

/** A log as of a moment, and what a file says of itself. */
export type Captured = Pick<Imported, 'log' | 'now'> &
  Partial<Pick<Imported, 'creator' | 'problems'>>

/** The verdicts of a capture, with its secrets covered. */
export async function reportOf(
  file: string,
  capture: Captured,
  options: ReportOptions,
): Promise<Report> {
  const { log, now, creator = '', problems = [] } = capture
  const judged = await judgeAll(capture, options)
  const told = worstOf(judged, options.most ?? judged.length)
  const { secrets } = options
  return {
    file,
    creator,
    severity: worst(judged.map(({ severity }) => severity)),
    environment: environmentOf(
      { log, now },
      told.map(({ connection }) => connection),
      options,
    ),
    connections: told.map((one) => connectionReport(one, capture, options)),
    omitted: judged.length - told.length,
    problems: problems.map(({ place, text }) => ({ place, text: secrets.text(text) })),
  }
}

interface Judged {
  connection: Connection
  diagnosis: Diagnosis
  severity: Severity
}

async function judgeAll({ log, now }: Captured, options: ReportOptions): Promise<Judged[]> {
  const connections = chosen(log, options)
  const pace = createPace(options.signal)
  const judged: Judged[] = []
  for (const connection of connections) {
    const diagnosis = diagnose(connection, { log, now })
    const severity = connection.source === 'test' ? 'none' : severityOf(connection, diagnosis)
    judged.push({ connection, diagnosis, severity })
    options.progress?.(judged.length, connections.length)
    await pace.step()
  }
  return judged
}

function connectionReport(
  { connection, diagnosis, severity }: Judged,
  { log, now }: Captured,
  { secrets, payloads }: ReportOptions,
): ConnectionReport {
  const { verdict, findings } = secrets.cover(diagnosis)
  const { id, url, constructed, sent, received, source, endUnrecorded } = connection
  const end = endedAt(connection)
  return {
    id,
    ...secrets.cover({ url }),
    source: source === 'import' ? 'app' : source,
    state: stateOf(connection),
    severity,
    startedAt: constructed.at,
    ...(end !== undefined && { lasted: Math.max(0, end - constructed.at) }),
    endRecorded: !endUnrecorded,
    sent: { count: sent.count, bytes: sent.bytes },
    received: { count: received.count, bytes: received.bytes },
    ...(verdict && { verdict }),
    findings,
    steps: stepsOf(connection, { log, now }, secrets),
    messages: quotesOf(connection, payloads, secrets),
  }
}
