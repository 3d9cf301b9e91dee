import { expect, test } from 'vitest'
import { lost, startSequence, takes } from '../../../src/channel/sequence.ts'
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

test('the history may have gaps', () => {
  const sequence = startSequence()
  takes(sequence, event(500))
  expect(lost(sequence)).toBe(0)
})

test('what comes after the history has none', () => {
  const sequence = startSequence()
  for (const seq of [500, 501, 504]) takes(sequence, event(seq))
  expect(lost(sequence)).toBe(2)
})

test('what was folded is not lost', () => {
  const sequence = startSequence()
  for (const one of [event(1), event(5), folded(6, 3)]) takes(sequence, one)
  expect(lost(sequence)).toBe(0)
})
