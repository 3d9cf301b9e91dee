import type { Connection } from '../connection.ts'
import type { Direction } from '../event.ts'

/** Whose silence: of both directions, or of one alone. Some limits count one direction only. */
export type Counted = 'any' | Direction

export const COUNTED: readonly Counted[] = ['any', 'receive', 'send']

/** Messages looked at: the newest. */
const MAX_MESSAGES = 2_000

/** Without a message since; ms until `end`. Counts from the opening where there was none. */
export function silenceBefore(connection: Connection, counted: Counted, end: number): number {
  const { opened, sent, received, constructed } = connection
  const start = opened?.at ?? constructed.at
  const last = {
    any: Math.max(sent.lastAt ?? start, received.lastAt ?? start),
    receive: received.lastAt ?? start,
    send: sent.lastAt ?? start,
  }[counted]
  return Math.max(0, end - last)
}

/** The longest silence it lived through between two messages, or before the first; ms. */
export function longestSilence(
  connection: Connection,
  counted: Counted,
  measure = (from: number, to: number) => to - from,
): number {
  let longest = 0
  let last = isWhole(connection) ? connection.opened?.at : undefined
  for (const message of connection.messages.slice(-MAX_MESSAGES)) {
    if (counted !== 'any' && message.direction !== counted) continue
    if (last !== undefined) longest = Math.max(longest, measure(last, message.at))
    last = message.at
  }
  return longest
}

/** No message was folded or evicted, and all are looked at: the time before the first is known. */
function isWhole({ messages, sent, received }: Connection): boolean {
  return messages.length <= MAX_MESSAGES && messages.length === sent.count + received.count
}

/** In words: `no data either way`. */
export function silenceInWords(counted: Counted): string {
  switch (counted) {
    case 'any':
      return 'no data either way'
    case 'receive':
      return 'no data from the server'
    case 'send':
      return 'no data from the page'
  }
}
