import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import { closeFrame, cut } from '../diagnose/ends.ts'
import { refusedStatus } from '../diagnose/handshake.ts'
import { type Counted, silenceBefore } from '../diagnose/silence.ts'
import type { ClosedBy } from '../diagnose/verdict.ts'
import type { Thrown } from '../event.ts'
import type { Log } from '../log.ts'

/** What was seen of one connection, in numbers: the same for the app's and for a test. */
export interface Facts {
  /** The constructor threw. */
  readonly refused?: Thrown
  /** Ended before any handshake, by the browser: an exception, or Chromium's `error` alone. */
  readonly blocked: boolean
  /** What is known of the handshake, in words; absent where nothing was told. */
  readonly handshake?: string
  /** From construction to opening, ms. */
  readonly openedAfter?: number
  /** From opening to the first message received, ms. */
  readonly firstMessageAfter?: number
  readonly end?: End
}

export interface End {
  /** Time of the page's clock, ms. */
  readonly at: number
  /** From opening, or from construction where it never opened; ms. */
  readonly life: number
  /** Without a message before the end; ms. */
  readonly silence: Readonly<Record<Counted, number>>
  readonly code?: number
  readonly reason?: string
  readonly by: ClosedBy
}

export function factsOf(connection: Connection, log: Log): Facts {
  const { constructed, opened } = connection
  const handshake = handshakeWords(connection)
  const end = endOf(connection, log)
  const first = opened && connection.messages.find(({ direction }) => direction === 'receive')
  return {
    ...(constructed.kind === 'construct-refused' && { refused: constructed.error }),
    blocked: isBlocked(connection),
    ...(handshake !== undefined && { handshake }),
    ...(opened && { openedAfter: opened.at - constructed.at }),
    ...(opened && first && { firstMessageAfter: first.at - opened.at }),
    ...(end && { end }),
  }
}

/** Where a Content Security Policy forbids it, Chromium fires `error` alone and Firefox throws. */
function isBlocked({ constructed, opened, errorAt, closed }: Connection): boolean {
  if (constructed.kind === 'construct-refused') return constructed.error.name !== 'SyntaxError'
  return !opened && !closed && errorAt !== undefined
}

function endOf(connection: Connection, log: Log): End | undefined {
  const at = endedAt(connection)
  if (at === undefined) return undefined
  const { opened, constructed, closed } = connection
  return {
    at,
    life: at - (opened ?? constructed).at,
    silence: {
      any: silenceBefore(connection, 'any', at),
      send: silenceBefore(connection, 'send', at),
      receive: silenceBefore(connection, 'receive', at),
    },
    ...(closed && { code: closed.code, reason: closed.reason }),
    by: endedBy(connection, log),
  }
}

function endedBy(connection: Connection, log: Log): ClosedBy {
  if (connection.constructed.kind === 'construct-refused')
    return isBlocked(connection) ? 'browser' : 'page'
  if (effectiveClose(connection)) return 'page'
  if (connection.documentLeft || isBlocked(connection) || isFirefoxLeaving(connection, log)) {
    return 'browser'
  }
  if (cut(connection)) return 'network'
  const answered = closeFrame(connection) ?? refusedStatus(connection)
  return answered === undefined ? 'unknown' : 'server'
}

/** Firefox closes clean with 1001 and no reason when a document is left or a load is stopped. */
function isFirefoxLeaving({ doc, closed }: Connection, log: Log): boolean {
  if (log.pages.get(doc)?.start?.browser !== 'firefox') return false
  return closed?.code === 1001 && closed.wasClean && closed.reason === ''
}

function handshakeWords({ handshake }: Connection): string | undefined {
  if (!handshake) return undefined
  const { error, status, statusText, reached } = handshake
  // Firefox adds an error of its own to the answer of a refusal, which says less.
  if (error && (status === undefined || status === 101)) return error
  if (status !== undefined) return `HTTP ${status} ${phraseOf(statusText)}`.trimEnd()
  if (reached === undefined) return undefined
  return reached
    ? 'the server was reached, the browser hides its answer'
    : 'the server was not reached, the browser hides why'
}

/** Firefox gives the whole status line. */
function phraseOf(statusText = ''): string {
  return statusText.replace(/^HTTP\/\S+ \d+ ?/, '')
}
