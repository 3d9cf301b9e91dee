import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRollCall } from '../../../src/channel/roll-call.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a page is asked until all that start with it have come, and then no more', () => {
  const call = vi.fn()
  const rollCall = createRollCall(call, Date.now)
  rollCall.begin()
  vi.advanceTimersByTime(1_000)
  expect([call.mock.calls.length, rollCall.settled()]).toEqual([3, false])
  vi.advanceTimersByTime(60_000)
  expect([call.mock.calls.length, rollCall.settled()]).toEqual([5, true])
})

test('a navigation begins anew', () => {
  const call = vi.fn()
  const rollCall = createRollCall(call, Date.now)
  rollCall.begin()
  vi.advanceTimersByTime(500)
  rollCall.begin()
  vi.advanceTimersByTime(60_000)
  expect(call).toHaveBeenCalledTimes(7)
  rollCall.begin()
  rollCall.stop()
  vi.advanceTimersByTime(60_000)
  expect(call).toHaveBeenCalledTimes(7)
})
