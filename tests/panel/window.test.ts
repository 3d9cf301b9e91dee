import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_HEIGHT, ROW, scrollToRow, windowAt } from '../../panel/parts/window.ts'

const VIEWPORT = 400

test('a short list is drawn whole', () => {
  expect(windowAt(5, 0, VIEWPORT)).toEqual({ height: 100, first: 0, end: 5, offset: 0 })
  expect(windowAt(0, 0, VIEWPORT)).toEqual({ height: 0, first: 0, end: 0, offset: 0 })
})

test('rows stand where they belong', () => {
  const { first, end, offset } = windowAt(1_000, 2_000, VIEWPORT)
  expect(offset).toBe(first * ROW)
  expect(first).toBeLessThanOrEqual(100)
  expect(end).toBeGreaterThanOrEqual(120)
})

describe('a million rows', () => {
  const count = 1_000_000
  const bottom = MAX_HEIGHT - VIEWPORT

  test('stay below the tallest element of every browser', () => {
    expect(windowAt(count, 0, VIEWPORT).height).toBe(MAX_HEIGHT)
    expect(MAX_HEIGHT).toBeLessThan(17_895_697)
  })

  test('begin at the top and end at the bottom', () => {
    expect(windowAt(count, 0, VIEWPORT)).toMatchObject({ first: 0, offset: 0 })
    const { first, end, offset } = windowAt(count, bottom, VIEWPORT)
    expect(end).toBe(count)
    expect(offset + (end - first) * ROW).toBeCloseTo(MAX_HEIGHT, 3)
  })
})

test('the rows drawn always cover the viewport', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, share) => {
        const height = windowAt(count, 0, VIEWPORT).height
        const scrollTop = Math.max(0, height - VIEWPORT) * share
        const { first, end, offset } = windowAt(count, scrollTop, VIEWPORT)
        expect(offset).toBeLessThanOrEqual(scrollTop + 1e-3)
        const bottom = Math.min(scrollTop + VIEWPORT, height)
        expect(offset + (end - first) * ROW).toBeGreaterThanOrEqual(bottom - 1e-3)
        expect(end - first).toBeLessThan(40)
      },
    ),
  )
})

test('a row scrolled to is drawn, and one that shows does not move the list', () => {
  fc.assert(
    fc.property(fc.integer({ min: 21, max: 3_000_000 }), fc.nat(), (count, seed) => {
      const row = seed % count
      const scrollTop = scrollToRow(row, count, 0, VIEWPORT)
      const { first, end } = windowAt(count, scrollTop, VIEWPORT)
      expect(first).toBeLessThanOrEqual(row)
      expect(end).toBeGreaterThan(row)
      expect(Math.abs(scrollToRow(row, count, scrollTop, VIEWPORT) - scrollTop)).toBeLessThan(1)
    }),
  )
})
