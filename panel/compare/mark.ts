import { type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { positionOf } from '../message-index.ts'
import type { Session } from '../session.ts'

/** The message others are compared with. */
export interface Mark {
  readonly connection: ConnectionId
  readonly seq: number
}

const marks = new WeakMap<Session, Signal<Mark | undefined>>()

export function markOf(session: Session): Signal<Mark | undefined> {
  const known = marks.get(session) ?? signal<Mark | undefined>(undefined)
  marks.set(session, known)
  return known
}

/** The marked message, where it is of this connection and still kept. */
export function markedMessage(session: Session, { id, messages }: Connection): Message | undefined {
  const mark = markOf(session).value
  return mark?.connection === id ? messages[positionOf(messages, mark.seq)] : undefined
}

/** Marks a message to be compared with; ends that where one is marked. */
export function toggleCompare(session: Session, connection: Connection, message: Message): void {
  const isMarked = markedMessage(session, connection) !== undefined
  markOf(session).value = isMarked ? undefined : { connection: connection.id, seq: message.seq }
}

/** Compares two messages that are selected, the later one with the earlier; more or fewer it does not. */
export function compareChosen(session: Session, connection: Connection): void {
  const { seqs } = session.selection.chosen.peek()
  const [first, second] = seqs
  if (seqs.length !== 2 || first === undefined) return
  markOf(session).value = { connection: connection.id, seq: first }
  session.selection.message.value = second
}

/** D, where no text is typed. */
export function isCompareKey({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest('input') !== null
  return key === 'd' && !isTyping && !ctrlKey && !metaKey && !altKey
}
