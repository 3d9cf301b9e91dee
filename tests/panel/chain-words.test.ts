import { expect, test } from 'vitest'
import { chainWords } from '../../panel/chain-words.ts'
import { trace } from '../support/trace.ts'

/** Connections that begin at these seconds and fail after 50 ms; the words for their chain. */
function words(starts: readonly number[]): string {
  const lines = starts.map((at, index) => {
    const name = index === 0 ? 'a' : `n${index}`
    return `${at}s ${name} connect wss://a.test/feed @ app.js:1:1\n${at + 0.05}s ${name} close 1006`
  })
  const { times, rhythm } = chainWords(trace(lines.join('\n')).chain())
  return `${times}${rhythm}`
}

test.each([
  ['one rhythm', [0, 60, 120, 180, 240, 300, 360], '7 times, every 60.0 s'],
  ['with a little jitter', [0, 5, 10.2, 14.9, 20], '5 times, every 5.0 s'],
  ['a back-off', [0, 1, 3, 7, 15, 31], '6 times, 950 ms to 16.0 s apart, longer each time'],
  ['neither', [0, 1, 9, 11, 40, 44], '6 times in 44.0 s'],
])('a chain of %s', (_, starts, expected) => {
  expect(words(starts)).toBe(expected)
})
