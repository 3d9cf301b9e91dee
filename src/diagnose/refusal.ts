import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { readReason } from '../knowledge/reasons.ts'
import { serverGoodbye } from '../knowledge/server-goodbyes.ts'
import { lastMessage } from './messages.ts'
import type { Evidence } from './verdict.ts'
import { precise, quote } from './words.ts'

/** A message of the server that refuses the client, and what it says. */
export interface Refusal {
  message: Message
  cause: string
  /** The words it says so with. */
  words: string
}

/** A close() this soon after a refusal answers it; ms. */
const ANSWER = 2_000
/** Longer messages carry data; an `unauthorized` somewhere in them says nothing. */
const MAX_SIZE = 1_000

/** Messages that end a session in their protocol, or report an error. */
const REFUSES =
  /"(?:type|event|kind|op|action|status|msg)"\s*:\s*"(?:connection_error|error|disconnect|reject(?:ed)?|denied|refused|unauthorized|forbidden|auth[_-]?(?:error|failed|failure|invalid)|pusher:error|invalid_session|logout|kicked)"|"(?:error|errors)"\s*:\s*(?:\{|\[|")|"success"\s*:\s*false|"(?:code|status)"\s*:\s*"?40[13]\b/i

/** https://stomp.github.io/stomp-specification-1.2.html#ERROR */
const STOMP_ERROR = /^ERROR\r?\n/

/** The refusal the server sent within 2 s before a time. */
export function refusalBefore(connection: Connection, at: number): Refusal | undefined {
  const message = lastMessage(connection, 'receive', at)
  if (!message || at - message.at > ANSWER || message.size > MAX_SIZE) return undefined
  const words = refusalIn(message, connection)
  if (words === undefined) return undefined
  return { message, words, cause: readReason(words) ?? 'closed-by-server' }
}

/** The message itself as evidence. */
export function refusalEvidence({ message, words }: Refusal, before: number): Evidence[] {
  const text = `The server sent a refusal ${precise(before - message.at)} before the end: ${quote(words)}.`
  return [{ text, at: message.at, message: message.seq }]
}

function refusalIn(message: Message, connection: Connection): string | undefined {
  const { body } = message
  if (typeof body === 'string' && (REFUSES.test(body) || STOMP_ERROR.test(body))) {
    return wordsOf(body)
  }
  return serverGoodbye(libraryOf(connection)?.id, message)
}

/** The text fields of a JSON message, the header of a STOMP one; else the message itself. */
function wordsOf(body: string): string {
  const header = STOMP_ERROR.test(body) ? /^message:(.+)$/m.exec(body)?.[1] : undefined
  if (header !== undefined) return header
  const fields = [
    ...body.matchAll(
      /"(?:reason|message|error|code|type|detail|status|event|description)"\s*:\s*"?([^",}\]]+)/g,
    ),
  ]
  const texts = fields.map((field) => field[1] ?? '')
  return texts.length === 0 ? body : texts.join(', ')
}
