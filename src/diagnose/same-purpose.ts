import type { Connection } from '../connection.ts'
import { isDropped, type Message } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { textOf } from '../message-text.ts'
import { firstSent } from './messages.ts'

/** What a page asks for it asks after the handshake of its protocol, this soon; ms. */
const OPENING = 2_000
/** Messages of it that are compared. */
const MOST = 10
/** Messages looked at for them. */
const MAX_SCAN = 200

/** Ids that are made up anew for each question: UUIDs, and what else is long and holds digits. */
const MADE_UP =
  /"(?:id|ref|nonce|uuid|request_?id|client_?id|message_?id)"\s*:\s*"(?=[\w-]*\d)[\w-]{16,}"/gi

/**
 * Whether a page opened both for the same: the same URL and the same first message, and as far as both
 * said more in the beginning, the same again. Many protocols begin with one handshake for all.
 */
export function haveSamePurpose(connection: Connection, other: Connection): boolean {
  if (other.url !== connection.url) return false
  const [own, its] = [firstMessage(connection), firstMessage(other)]
  if (own === undefined || own !== its) return false
  const [wanted, alike] = [openingOf(connection), openingOf(other)]
  return wanted.every((text, index) => alike[index] === undefined || alike[index] === text)
}

/** What it opened with; empty when nothing was sent, undefined when it is not known any more. */
function firstMessage(connection: Connection): string | undefined {
  const { messages, sent } = connection
  if (sent.count === 0) return ''
  const first = firstSent(connection)
  if (sent.folded > 0 && sent.count > messages.length) return undefined
  return typeof first?.body === 'string' ? first.body : undefined
}

/** What the page asked for after its first message, without made-up ids. */
function openingOf(connection: Connection): string[] {
  const opening: string[] = []
  const first = firstSent(connection)
  for (const message of connection.messages.slice(0, MAX_SCAN)) {
    if (!first || message.at - first.at > OPENING || opening.length === MOST) break
    if (message === first || message.direction === 'receive' || isDropped(message)) continue
    if (!isHeartbeat(message, connection)) opening.push(contentOf(message))
  }
  return opening
}

function contentOf(message: Message): string {
  const { body, size } = message
  const text = textOf(message)
  if (text !== undefined) return text.replace(MADE_UP, '')
  return body instanceof Uint8Array ? body.join() : `${size}`
}
