import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { libraryCode, libraryOf } from '../knowledge/libraries.ts'
import { readReason } from '../knowledge/reasons.ts'
import { serverGoodbye } from '../knowledge/server-goodbyes.ts'
import { textOf } from '../message-text.ts'
import { asksToReconnect } from './goodbye.ts'
import { lastMessage } from './messages.ts'
import { wholePacket } from './mqtt-tail.ts'
import type { Evidence } from './verdict.ts'
import { precise, quote } from './words.ts'

/** A message by which the server refuses the client, or sends it elsewhere, and what it says. */
export interface Refusal {
  message: Message
  cause: string
  /** The words it says so with. */
  words: string
  /** It ends the session by the protocol of this library, whose client only carries it out. */
  library?: string
}

/** A close() this soon after a refusal answers it; ms. */
const ANSWER = 2_000
/** Longer messages carry data; an `unauthorized` somewhere in them says nothing. */
const MAX_SIZE = 1_000
/** It says that it ends, and not why. */
const UNSAID = 'closed-by-server'

/** Messages that end a session, or report an error; empty errors are none. */
const REFUSES =
  /"(?:type|event|kind|op|action|status|msg)"\s*:\s*"(?:connection_error|error|disconnect|reject(?:ed)?|denied|refused|unauthorized|forbidden|auth[_-]?(?:error|failed|failure|invalid)|pusher:error|invalid_session|logout|kicked|(?:session|token)[_-]?(?:replaced|expired|revoked|ended|invalid)|force[_-]?logout)"|"(?:error|errors)"\s*:\s*(?:\{(?!\s*\})|\[(?!\s*\])|"(?!"))|"success"\s*:\s*false|"(?:code|status)"\s*:\s*"?40[13]\b/i

/** `{"leave":{"reason":"DUPLICATE_IDENTITY"}}`: what it is stands in the name of its only field. */
const LEAVES = /^\s*\{"(?:leave|goodbye|disconnect(?:ed)?|kick(?:ed)?)"\s*:\s*[{"]/i

/**
 * Protocols of text lines: `-ERR 'Authorization Violation'` of NATS, `ERROR :Closing Link` and
 * `:server NOTICE * :Login authentication failed` of IRC.
 * https://docs.nats.io/reference/reference-protocols/nats-protocol#err
 * https://www.rfc-editor.org/rfc/rfc2812#section-3.7.4
 */
const ERROR_LINE = /^(?:-ERR |ERROR :)|^:\S+ (?:NOTICE|ERROR) /

/** https://stomp.github.io/stomp-specification-1.2.html#ERROR */
const STOMP_ERROR = /^ERROR\r?\n/

/** The refusal the server sent within 2 s before a time. */
export function refusalBefore(connection: Connection, at: number): Refusal | undefined {
  const message = lastMessage(connection, 'receive', at)
  if (!message || at - message.at > ANSWER || message.size > MAX_SIZE) return undefined
  return byProtocol(message, connection) ?? inWords(message)
}

/** The message itself as evidence. */
export function refusalEvidence({ message, words }: Refusal, before: number): Evidence[] {
  const text = `The last message of the server, ${precise(before - message.at)} before the end, said ${quote(words)}.`
  return [{ text, at: message.at, message: message.seq }]
}

function byProtocol(message: Message, connection: Connection): Refusal | undefined {
  const library = libraryOf(connection)
  const whole = library?.id === 'mqtt' ? wholePacket(connection, message) : message
  const goodbye = serverGoodbye(library?.id, whole)
  if (!library || !goodbye) return undefined
  const { words, code } = goodbye
  const ofCode = code === undefined ? undefined : libraryCode(library, code)?.cause
  return { message, words, library: library.name, cause: readReason(words) ?? ofCode ?? UNSAID }
}

function inWords(message: Message): Refusal | undefined {
  const body = textOf(message)
  if (body === undefined) return undefined
  const leaves = asksToReconnect(message)
  const patterns = [REFUSES, LEAVES, ERROR_LINE, STOMP_ERROR]
  if (!leaves && !patterns.some((pattern) => pattern.test(body))) return undefined
  const words = wordsOf(body)
  return { message, words, cause: readReason(words) ?? (leaves ? 'server-restart' : UNSAID) }
}

/** The text fields of a JSON message, the header of a STOMP one; else the message itself. */
function wordsOf(body: string): string {
  const header = STOMP_ERROR.test(body) ? /^message:(.+)$/m.exec(body)?.[1] : undefined
  if (header !== undefined) return header
  const fields = [
    ...body.matchAll(
      /"(?:reason|message|error|code|type|detail|status|event|description)"\s*:\s*"?([^",{}[\]]+)/g,
    ),
  ]
  const texts = fields.map((field) => field[1] ?? '')
  return texts.length === 0 ? body : texts.join(', ')
}
