import type { Message } from '../../src/event.ts'

/** Messages that say their number, from the first on and without the last. */
export function numberedMessages(from: number, to: number): Message[] {
  return Array.from({ length: to - from }, (_, index) => ({
    kind: 'message',
    seq: from + index,
    at: from + index,
    socket: 1,
    direction: 'receive',
    type: 'text',
    size: 1,
    body: `${from + index}`,
    whole: true,
  }))
}
