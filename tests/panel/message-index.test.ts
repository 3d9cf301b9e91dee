import { expect, test } from 'vitest'
import { createMessageIndex, positionOf } from '../../panel/message-index.ts'
import type { Message } from '../../src/event.ts'
import { numberedMessages } from './numbered-messages.ts'

const FOREVER = Number.POSITIVE_INFINITY

const isEven = (message: Message) => message.seq % 2 === 0

test('finds what fits, and goes on where it stopped', () => {
  const list = numberedMessages(1, 6)
  const index = createMessageIndex(isEven)
  expect(index.advance(list, FOREVER)).toBe(true)
  expect(index.positions).toEqual([1, 3])
  list.push(...numberedMessages(6, 9))
  index.advance(list, FOREVER)
  expect(index.positions).toEqual([1, 3, 5, 7])
})

test('stops at the deadline', () => {
  const list = numberedMessages(0, 100_000)
  const index = createMessageIndex(isEven)
  expect(index.advance(list, 0)).toBe(false)
  expect(index.positions.length).toBeLessThan(1_000)
  expect(index.advance(list, FOREVER)).toBe(true)
  expect(index.positions).toHaveLength(50_000)
})

test('follows when the oldest messages are let go', () => {
  const list = numberedMessages(1, 11)
  const index = createMessageIndex(isEven)
  index.advance(list, FOREVER)
  list.splice(0, 3)
  index.advance(list, FOREVER)
  expect(index.positions.map((position) => list[position]?.seq)).toEqual([4, 6, 8, 10])
})

test('begins anew after a clear', () => {
  const index = createMessageIndex(isEven)
  index.advance(numberedMessages(1, 11), FOREVER)
  const list = numberedMessages(11, 15)
  index.advance(list, FOREVER)
  expect(index.positions.map((position) => list[position]?.seq)).toEqual([12, 14])
})

test('a message is found by its seq', () => {
  const list = numberedMessages(5, 10)
  expect([4, 5, 9, 10].map((seq) => positionOf(list, seq))).toEqual([-1, 0, 4, -1])
})
