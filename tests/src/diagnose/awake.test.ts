import { expect, test } from 'vitest'
import { stoppedFor } from '../../../src/diagnose/awake.ts'
import type { DocumentId, PageEvent } from '../../../src/event.ts'
import { addPageEvent, startPage } from '../../../src/page.ts'

function pageWith(...stops: [kind: 'paused' | 'long-task', at: number, duration: number][]) {
  const page = startPage('doc' as DocumentId)
  for (const [kind, at, duration] of stops) {
    addPageEvent(page, { kind, seq: 0, at, duration } as PageEvent)
  }
  return page
}

test('a stop that two events tell of counts once', () => {
  const page = pageWith(['long-task', 1_000, 5_000], ['paused', 1_200, 5_000])
  expect(stoppedFor(page, 0, 10_000)).toBe(5_200)
})

test('a short stop within a long one adds nothing', () => {
  const page = pageWith(
    ['paused', 1_000, 5_000],
    ['long-task', 2_000, 300],
    ['long-task', 8_000, 400],
  )
  expect(stoppedFor(page, 0, 10_000)).toBe(5_400)
})

test('only what lies between the two times counts', () => {
  const page = pageWith(['paused', 0, 3_000], ['paused', 9_000, 3_000])
  expect(stoppedFor(page, 2_000, 10_000)).toBe(2_000)
})
