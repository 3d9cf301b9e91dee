import { type Connection, endedAt } from '../connection.ts'
import { type Direction, isDropped, type Message } from '../event.ts'

/** A connection may keep a million messages: so many are looked at, from the newest. */
const MAX_SCAN = 5_000
/** What a page opens with stands at the beginning. */
const MAX_OPENING = 100

/** The last message of one direction that left or came, at or before a time or the end, ms. */
export function lastMessage(
  connection: Connection,
  direction: Direction,
  before = endedAt(connection) ?? Number.POSITIVE_INFINITY,
): Message | undefined {
  const { messages } = connection
  const end = Math.max(0, messages.length - MAX_SCAN)
  for (let index = messages.length - 1; index >= end; index--) {
    const message = messages[index]
    if (!message || message.direction !== direction || message.at > before) continue
    if (!isDropped(message)) return message
  }
  return undefined
}

/** The first message of the page, while it is kept. */
export function firstSent(connection: Connection): Message | undefined {
  return sentFirst(connection, 1)[0]
}

/** So many messages the page opened with, while they are kept. */
export function sentFirst({ messages }: Connection, count: number): Message[] {
  const found: Message[] = []
  for (const message of messages.slice(0, MAX_OPENING)) {
    if (message.direction === 'send' && !isDropped(message)) found.push(message)
    if (found.length === count) break
  }
  return found
}

/** How many messages of one direction are kept from a time on, ms. */
export function countSince({ messages }: Connection, direction: Direction, from: number): number {
  let count = 0
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]
    if (!message || message.at < from) break
    if (message.direction === direction) count++
  }
  return count
}

/** What was received from a time on, ms, as far as it is kept. */
export function receivedSince(
  { messages }: Connection,
  from: number,
): { count: number; bytes: number } {
  let [count, bytes] = [0, 0]
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]
    if (!message || message.at < from) break
    if (message.direction === 'send') continue
    count++
    bytes += message.size
  }
  return { count, bytes }
}
