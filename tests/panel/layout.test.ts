import { expect, test } from 'vitest'
import { layoutOf } from '../../panel/layout.ts'

test('panes stack where they have no room beside each other and some below', () => {
  expect(layoutOf(360, 800)).toBe('narrow')
  expect(layoutOf(640, 770)).toBe('narrow')
  expect(layoutOf(640, 420)).toBe('low')
  expect(layoutOf(700, 500)).toBe('low')
  expect(layoutOf(900, 1_200)).toBe('tall')
  expect(layoutOf(1_280, 420)).toBe('low')
})
