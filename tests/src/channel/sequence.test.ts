import { expect, test } from 'vitest'
import { lost, refuse, startSequence, takes } from '../../../src/channel/sequence.ts'
import type { CaptureEvent } from '../../../src/event.ts'

function event(seq: number): CaptureEvent {
  return { kind: 'freeze', seq, at: 0 }
}

function folded(seq: number, count: number): CaptureEvent {
  const when = { at: 0, from: 0, to: 0 }
  return { kind: 'folded', seq, socket: 1, direction: 'send', count, bytes: 0, beats: [], ...when }
}

test('nothing is taken twice', () => {
  const sequence = startSequence()
  expect([1, 2, 2, 1, 3].map((seq) => takes(sequence, event(seq)))).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
})

test('numbers that are skipped are lost', () => {
  const sequence = startSequence()
  for (const seq of [2, 3, 6]) takes(sequence, event(seq))
  expect(lost(sequence)).toBe(3)
})

test('what was let go is not lost', () => {
  const sequence = startSequence()
  takes(sequence, event(500))
  takes(sequence, { kind: 'let-go', seq: 501, at: 0, connections: 3, events: 0, numbers: 499 })
  expect(lost(sequence)).toBe(0)
})

test('what is malformed is not asked for again, and not lost', () => {
  const sequence = startSequence()
  takes(sequence, event(1))
  refuse(sequence, 1, 3)
  refuse(sequence, 0, 2)
  expect([sequence.last, lost(sequence)]).toEqual([3, 1])
})

test('what was folded is not lost', () => {
  const sequence = startSequence()
  for (const one of [event(1), event(5), folded(6, 3)]) takes(sequence, one)
  expect(lost(sequence)).toBe(0)
})
