import { expect, test } from 'vitest'
import { align, aligned, startAlignment } from '../../../src/channel/alignment.ts'
import type { Folded } from '../../../src/event.ts'

test('clocks that can agree are left alone', () => {
  const alignment = startAlignment()
  align(alignment, 1_000, 1_040, 1_020)
  expect(alignment).toEqual({ offset: 0, known: true })
})

test.for([
  ['behind', 500, 500],
  ['ahead', 1_700, -660],
])('a clock that is %s is put between question and answer', ([, theirs, offset]) => {
  const alignment = startAlignment()
  align(alignment, 1_000, 1_040, Number(theirs))
  expect(alignment.offset).toBe(offset)
})

test('a slow answer does not undo what a quick one told', () => {
  const alignment = startAlignment()
  align(alignment, 1_000, 1_001, 500)
  align(alignment, 2_000, 2_900, 1_600)
  expect(alignment.offset).toBe(500)
})

test('all times of an event move', () => {
  const beats = [{ size: 2, count: 3, from: 1, to: 5, sum: 4, squares: 8 }]
  const span = { count: 3, bytes: 6, from: 1, to: 5, beats }
  const folded: Folded = { kind: 'folded', seq: 1, at: 5, socket: 1, direction: 'send', ...span }
  expect(aligned(folded, { offset: 10, known: true })).toMatchObject({
    at: 15,
    from: 11,
    to: 15,
    beats: [{ from: 11, to: 15, sum: 4 }],
  })
})
