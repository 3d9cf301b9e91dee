import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { plural } from '../../src/format/count.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { previewOf } from '../messages/preview.ts'
import type { Session } from '../session.ts'
import { firstAt } from './bins.ts'
import type { Range } from './range.ts'

/** Characters of a message that are told. */
const PREVIEW = 120

/** The message that passed in a short stretch, how many they are, or how long the handshake took. */
export function passedWords(session: Session, connection: Connection, near: Range): string[] {
  const { messages } = connection
  const first = firstAt(messages, near.from, 0)
  const count = firstAt(messages, near.to, first) - first
  const message = messages[first]
  if (count > 1) return [plural(count, 'message')]
  return count === 1 && message
    ? [messageWords(session, connection, message)]
    : handshakeWords(connection, near)
}

function messageWords(session: Session, connection: Connection, message: Message): string {
  const what = message.direction === 'send' ? 'Sent' : 'Received'
  const decoding = session.decodings.of(connection, message)
  const words = previewOf(message, decoding, session.masksOf(connection))
  return `${what}, ${formatBytes(message.size)}: ${words.slice(0, PREVIEW)}`
}

function handshakeWords({ constructed, opened }: Connection, { from, to }: Range): string[] {
  if (!opened || to < constructed.at || from > opened.at) return []
  return [`Opening handshake of ${formatDuration(opened.at - constructed.at)}`]
}
