import { describe, expect, test } from 'vitest'
import { delaysInWords } from '../../../src/diagnose/back-off.ts'

describe('the delays in words', () => {
  test.each([
    [[1, 3, 2], 'at once'],
    [[1_000, 1_003, 997, 1_000], 'the same 1.000 s each time: no back-off'],
    [
      [2_000, 2_600, 3_380],
      'grew × 1.3 each time, up to 3.380 s, as in reconnecting-websocket and partysocket',
    ],
    [
      [1_000, 1_500, 2_250],
      'grew × 1.5 each time, up to 2.250 s, as in joewalnes/reconnecting-websocket',
    ],
    [[1_000, 2_000, 4_000, 8_000], 'grew × 2.0 each time, up to 8.000 s.'],
    [[1_000, 5_000, 2_000], '2.667 s after the end of the one before, on average'],
    [[1_000, 1_000], 'on average'],
  ])('%j: %s', (delays, words) => {
    expect(delaysInWords(delays)).toContain(words)
  })
})
