import type { Connection } from '../connection.ts'
import type { Close } from '../event.ts'
import { closeCode } from '../knowledge/close-codes.ts'
import { libraryCode, libraryOf } from '../knowledge/libraries.ts'
import { readReason } from '../knowledge/reasons.ts'
import { arrivalOfEnd, closeFrame } from './ends.ts'
import { firstSent } from './messages.ts'
import { refusalBefore } from './refusal.ts'
import type { Confidence } from './verdict.ts'
import { quote } from './words.ts'

/** What the server's Close frame says, by its strongest part. */
export interface Reading {
  cause: string
  by: 'reason' | 'library' | 'code' | 'message'
  confidence: Confidence
  /** In words, for a summary: `“JWT expired”`, `4403 Forbidden (graphql-ws)`. */
  says: string
  source?: string
}

/** A policy violation this soon after the first message, or before any, is about who connects. */
const FIRST_MESSAGE = 2_000

/** Messages of one side. */
const OPENING = 2

/** Codes that say one thing whatever server sends them. */
const decisive: Readonly<Record<number, { cause: string; confidence: Confidence }>> = {
  1001: { cause: 'server-restart', confidence: 'possible' },
  1002: { cause: 'protocol-error', confidence: 'certain' },
  1003: { cause: 'message-refused', confidence: 'certain' },
  1007: { cause: 'message-refused', confidence: 'certain' },
  1009: { cause: 'message-too-big', confidence: 'certain' },
  1011: { cause: 'server-error', confidence: 'certain' },
  1012: { cause: 'server-restart', confidence: 'certain' },
  1014: { cause: 'server-error', confidence: 'likely' },
  3000: { cause: 'unauthorized', confidence: 'possible' },
  3003: { cause: 'unauthorized', confidence: 'possible' },
  4001: { cause: 'unauthorized', confidence: 'possible' },
  4401: { cause: 'unauthorized', confidence: 'possible' },
  4403: { cause: 'unauthorized', confidence: 'possible' },
  4408: { cause: 'init-timeout', confidence: 'possible' },
}

/**
 * Reason in words, then the code of the recognised library, then the standard code. A message of
 * refusal right before counts where the code is missing or vague.
 */
export function readCloseFrame(connection: Connection): Reading | undefined {
  const frame = closeFrame(connection)
  if (!frame) return undefined
  return (
    readWords(connection, frame) ?? readLibrary(connection, frame) ?? readRest(connection, frame)
  )
}

/** Certain where the code says the same: the standard one, or that of the recognised library. */
function readWords(connection: Connection, { code, reason }: Close): Reading | undefined {
  const cause = readReason(reason)
  if (!cause) return undefined
  const standard = decisive[code]
  const agrees =
    (standard?.cause === cause && standard.confidence === 'certain') ||
    libraryCode(libraryOf(connection), code)?.cause === cause
  const confidence = agrees ? 'certain' : 'likely'
  return { cause, by: 'reason', confidence, says: quote(reason) }
}

function readLibrary(connection: Connection, { code }: Close): Reading | undefined {
  const library = libraryOf(connection)
  const row = libraryCode(library, code)
  if (!library || !row) return undefined
  const says = `${code} ${row.meaning} (${library.name})`
  return { cause: row.cause, by: 'library', confidence: 'certain', says, source: row.source }
}

/**
 * Spring closes with 1002 after each STOMP ERROR, whatever was wrong.
 * https://github.com/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/messaging/StompSubProtocolHandler.java
 */
function readRest(connection: Connection, frame: Close): Reading | undefined {
  const code = readCode(connection, frame)
  const isVague =
    !code || code.confidence === 'possible' || frame.code === 1002 || isRefused(connection)
  return (isVague ? readMessage(connection) : undefined) ?? code
}

/** Its protocol says what was wrong in a message, and closes with one code for all: 1011. */
function isRefused(connection: Connection): boolean {
  return refusalBefore(connection, arrivalOfEnd(connection) ?? 0)?.library !== undefined
}

function readMessage(connection: Connection): Reading | undefined {
  const refusal = refusalBefore(connection, arrivalOfEnd(connection) ?? 0)
  if (!refusal || refusal.cause === 'closed-by-server') return undefined
  return { cause: refusal.cause, by: 'message', confidence: 'likely', says: quote(refusal.words) }
}

/**
 * A private code means nothing once a library is known that does not list it, nor beside words that
 * speak of something else: 4001 “game over” refuses nobody.
 */
function readCode(connection: Connection, { at, code, reason }: Close): Reading | undefined {
  const row = code === 1008 ? policyViolation(connection, at) : decisive[code]
  if (!row || (code >= 3000 && (libraryOf(connection) || isOtherwise(reason)))) return undefined
  if (row.cause === 'init-timeout' && isInTalk(connection)) return undefined
  const { name, source } = closeCode(code)
  return { ...row, by: 'code', says: `${code} ${name}`, source }
}

/** Both sides have said more than they open with: nobody waits for that any more. */
function isInTalk({ sent, received }: Connection): boolean {
  return sent.count > OPENING && received.count > OPENING
}

/** Words of who connects; those of other alphabets are not read. */
const OF_IDENTITY =
  /auth|token|jwt|log|sign|session|user|account|access|permi|credential|denied|forbid|allow|valid|expire|refuse|reject|key|ticket|time/i

function isOtherwise(reason: string): boolean {
  return /[a-z]{2}/i.test(reason) && !OF_IDENTITY.test(reason)
}

/** 1008 says no more than that something was refused: the client itself, or a message of it. */
function policyViolation(connection: Connection, at: number): (typeof decisive)[number] {
  const { opened, sent } = connection
  const first = firstSent(connection)?.at ?? opened?.at ?? at
  const early = sent.count === 0 || (sent.count === 1 && at - first <= FIRST_MESSAGE)
  return { cause: early ? 'unauthorized' : 'message-refused', confidence: 'possible' }
}
