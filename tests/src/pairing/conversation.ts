import { expect } from 'vitest'
import type { Direction, Message } from '../../../src/event.ts'
import { createPairIndex } from '../../../src/pairing/pair-index.ts'
import { readerFor } from '../../../src/pairing/tags.ts'

export const forever = Number.POSITIVE_INFINITY

export function message(seq: number, direction: Direction, body: string | Uint8Array): Message {
  const type = typeof body === 'string' ? 'text' : 'binary'
  const own = { kind: 'message', socket: 1, at: seq, seq } as const
  return { ...own, direction, type, size: body.length, body, whole: true }
}

export type Line = readonly [sign: '>' | '<', body: string | Uint8Array]

export function conversation(lines: readonly Line[]): Message[] {
  return lines.map(([sign, body], at) => message(at + 1, sign === '>' ? 'send' : 'receive', body))
}

/** `2→1` where message 2 answers message 1; `1?` where 1 waits. */
export function pairsOf(decoder: string | undefined, lines: readonly Line[]): string {
  const messages = conversation(lines)
  const index = createPairIndex(readerFor(decoder))
  expect(index.advance(messages, forever)).toBe(true)
  return messages
    .flatMap((one) => {
      const { answerTo, waits } = index.of(one)
      return [answerTo && `${one.seq}→${answerTo.seq}`, waits && `${one.seq}?`]
    })
    .filter((said) => said !== undefined && said !== '')
    .join(' ')
}
