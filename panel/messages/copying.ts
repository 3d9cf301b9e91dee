import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { plural } from '../../src/format/count.ts'
import { copyText } from '../clipboard.ts'
import { bodyOf } from '../decoding/opening.ts'
import { positionOf } from '../message-index.ts'
import type { Session } from '../session.ts'
import { bodies, type Item, json, table } from './as-text.ts'

const FORMS = { text: bodies, json, table } as const

export type Form = keyof typeof FORMS

/** Bytes of bodies that go to the clipboard; more belongs into a file. */
const MOST = 32 * 1024 * 1024

/** Copies messages as they are shown: secrets covered unless the user reveals them. */
export async function copyMessages(
  session: Session,
  connection: Connection,
  seqs: readonly number[],
  form: Form,
): Promise<void> {
  const { notice } = session
  const messages = messagesOf(connection, seqs)
  if (messages.length === 0) return
  if (messages.reduce((sum, { size }) => sum + size, 0) > MOST) {
    notice.tell('Too much for the clipboard: save it as a file')
    return
  }
  const masks = session.masksOf(connection)
  const items: Item[] = []
  for (const message of messages) {
    const body = await bodyOf(message)
    items.push({ message, body: typeof body === 'string' ? masks.text(body) : body })
  }
  const copied = await copyText(FORMS[form](items))
  const count = plural(items.length, 'message')
  notice.tell(copied ? `${count} copied` : 'The browser refused to copy')
}

/** Those that are still there. */
export function messagesOf({ messages }: Connection, seqs: readonly number[]): Message[] {
  return seqs.flatMap((seq) => messages[positionOf(messages, seq)] ?? [])
}
