import { describe, expect, test } from 'vitest'
import { compared, isMet, type Result } from '../../bench/speed/result.ts'
import { pairwise, summary } from '../../bench/speed/statistics.ts'

describe('a summary', () => {
  test('is the median and the quartiles', () => {
    expect(summary([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4, rounds: 5 })
  })

  test('lies between two values where there is an even number', () => {
    expect(summary([1, 2, 3, 4])).toEqual({ median: 2.5, low: 1.75, high: 3.25, rounds: 4 })
  })

  test('of one round is that round', () => {
    expect(summary([7])).toEqual({ median: 7, low: 7, high: 7, rounds: 1 })
  })

  test('does not change with one round that was disturbed', () => {
    expect(summary([1, 1, 1, 1, 900]).median).toBe(1)
  })
})

describe('rounds are compared one by one', () => {
  test('so that a slow minute of the machine cancels out', () => {
    expect(pairwise([11, 22, 44], [10, 20, 40], (a, b) => a / b).median).toBeCloseTo(1.1)
  })

  test('and not at all when some are missing', () => {
    expect(() => pairwise([1, 2], [1], (a, b) => a / b)).toThrow('do not belong together')
  })
})

describe('a budget', () => {
  const line = { what: 'Received', browser: 'chromium', unit: 'µs' } as const
  const rounds = { bare: [10, 20, 30], watched: [12, 24, 36] }

  test('holds for the ratio', () => {
    expect(isMet(compared(line, rounds, 'ratio', 1.25))).toBe(true)
    expect(isMet(compared(line, rounds, 'ratio', 1.15))).toBe(false)
  })

  test('holds for the difference', () => {
    expect(isMet(compared(line, rounds, 'difference', 4))).toBe(true)
    expect(isMet(compared(line, rounds, 'difference', 3))).toBe(false)
  })

  test('holds for our own value where nothing is compared', () => {
    const lost: Result = { ...line, unit: '', ours: summary([0, 0, 1]), budget: 0 }
    expect(isMet(lost)).toBe(true)
    expect(isMet({ ...lost, ours: summary([1]) })).toBe(false)
  })

  test('is neither met nor missed without one', () => {
    expect(isMet(compared(line, rounds, 'ratio'))).toBeUndefined()
  })
})
