import type { Connection, ConnectionId } from '../connection.ts'
import type { Log } from '../log.ts'

/** The actor that was observed; `network`: no Close frame came; `unknown`: the end was not seen. */
export type ClosedBy = 'page' | 'server' | 'browser' | 'network' | 'unknown'

/**
 * Of the cause. `certain`: observed. `likely`: a pattern over repetitions, or a reason in words.
 * `possible`: a single event that matches a table.
 */
export type Confidence = 'certain' | 'likely' | 'possible'

/** One fact a verdict rests on. */
export interface Evidence {
  /** A sentence. Text from the page stands in it unmasked: mask where it is shown. */
  text: string
  /** The moment it speaks of, ms. */
  at?: number
  /** `seq` of the message it speaks of. */
  message?: number
  /** A stack whose first frame of the app is the line to open. */
  stack?: string
  /** Another connection it speaks of. */
  connection?: ConnectionId
  /** Public source of the rule behind it. */
  source?: string
}

/** Something to change or to try. */
export interface Advice {
  text: string
  /** Code or configuration to paste. */
  snippet?: {
    language: 'js' | 'nginx' | 'haproxy' | 'python' | 'text'
    code: string
    /** Nothing of the page is in it: nothing to mask. */
    verbatim?: true
  }
  source?: string
}

/** A runner-up, with what would decide for it. */
export interface Alternative {
  cause: string
  text: string
}

export interface Verdict {
  closedBy: ClosedBy
  /** Id of the cause: the name of its file. */
  cause: string
  confidence: Confidence
  /** A sentence. */
  summary: string
  evidence: Evidence[]
  advice: Advice[]
  alternatives: Alternative[]
  /** What cannot be known from a page, where it matters here. */
  unknowable?: string
}

/** Stands beside the verdict, also on open connections. */
export interface Finding {
  /** Id of the finding: the name of its file. */
  id: string
  severity: 'warning' | 'note'
  /** A sentence. */
  summary: string
  evidence: Evidence[]
  advice: Advice[]
}

export interface Context {
  readonly log: Log
  /** ms since the epoch. */
  readonly now: number
}

/** One row of the verdict table: decides from evidence or passes. The first that holds wins. */
export interface Cause {
  readonly id: string
  /** One line for the list of causes: what decides it. */
  readonly about: string
  decide(connection: Connection, context: Context): Decision | undefined
}

export type Decision = Omit<Verdict, 'cause'>

export interface FindingRule {
  readonly id: string
  readonly about: string
  find(connection: Connection, context: Context, verdict?: Verdict): Found | undefined
}

export type Found = Omit<Finding, 'id'>

export interface Diagnosis {
  verdict?: Verdict
  /** The verdict may still change: neighbours and the document are watched for 2 s after an end. */
  settled: boolean
  findings: Finding[]
}
