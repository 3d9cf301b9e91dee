import { expect, test } from 'vitest'
import { formatBytes } from '../../../src/format/bytes.ts'
import { formatClock, formatClockSeconds } from '../../../src/format/clock.ts'
import { formatCount, plural } from '../../../src/format/count.ts'
import { formatDuration } from '../../../src/format/duration.ts'
import { formatOffset } from '../../../src/format/offset.ts'
import { visible, visibleLines } from '../../../src/format/visible.ts'

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_234, '1.2 kB'],
  [999_949, '999.9 kB'],
  [999_999, '1 MB'],
  [100_000_000, '100 MB'],
  [3.2e15, '3,200 TB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown)
})

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [2_000, '2.0 s'],
  [60_000, '60.0 s'],
  [119_940, '119.9 s'],
  [119_960, '2 min'],
  [250_000, '4 min 10 s'],
  [3_599_600, '1 h'],
  [3_900_000, '1 h 5 min'],
  [90_000_000, '1 d 1 h'],
  [-1_500, '−1.5 s'],
])('%d ms are %s', (ms, shown) => {
  expect(formatDuration(ms)).toBe(shown)
})

test('counts have separators and their noun', () => {
  expect(formatCount(1_000_000)).toBe('1,000,000')
  expect(plural(1, 'message')).toBe('1 message')
  expect(plural(0, 'message')).toBe('0 messages')
  expect(plural(2_000, 'message body', 'message bodies')).toBe('2,000 message bodies')
})

test('the clock shows local time to the millisecond', () => {
  const at = new Date(2026, 0, 2, 3, 4, 5, 67).getTime()
  expect(formatClock(at)).toBe('03:04:05.067')
  expect(formatClockSeconds(at)).toBe('03:04:05')
  expect(formatClock(new Date(2026, 0, 2, 0, 0, 0, 0).getTime())).toBe('00:00:00.000')
})

test('what cannot be seen is written out', () => {
  expect(visible('two\nlines\u0007 and \u202eback')).toBe('two\\nlines\\u0007 and \\u202eback')
  expect(visible('接続 👩‍👧 ❤️ “ok”')).toBe('接続 👩‍👧 ❤️ “ok”')
  expect(visible('a\u200db\u3164\u00ad\ufeff\u{e0041}\u2028')).toBe(
    'a\\u200db\\u3164\\u00ad\\ufeff\\udb40\\udc41\\u2028',
  )
  expect(visibleLines('two\n\tlines\u202e')).toBe('two\n\tlines\\u202e')
})

test.each([
  [0, '+0.000'],
  [34, '+0.034'],
  [25_034.4, '+25.034'],
  [59_999.6, '+1:00.000'],
  [65_034, '+1:05.034'],
  [3_725_034, '+1:02:05.034'],
  [-1_500, '−1.500'],
  [-0.2, '+0.000'],
])('%d ms from one moment to another are %s', (ms, shown) => {
  expect(formatOffset(ms)).toBe(shown)
})
