import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

const attempts = (count: number, every: number, life = 0.05) =>
  Array.from({ length: count }, (_, index) => {
    const name = index === 0 ? 'a' : `n${index}`
    return `
      ${index * every}s ${name} connect wss://a.test/feed @ app.js:1:1
      ${index * every + life}s ${name} error
      ${index * every + life}s ${name} close 1006`
  }).join('\n')

findingTable({
  'five attempts with a delay of 5 s': [attempts(5, 5), 'reconnect-loop'],
  'a storm without delay': [attempts(30, 0.1), 'reconnect-loop'],
  'two attempts are none': [attempts(2, 5), ''],
  'three in more than a minute are none': [attempts(3, 31), ''],
  'long lives are none': [attempts(3, 15, 12), ''],
  'sockets opened side by side are none': [
    `0s a connect wss://a.test/feed @ app.js:1:1
     0s b connect wss://a.test/feed @ app.js:1:1
     0s c connect wss://a.test/feed @ app.js:1:1
     1s a error
     1s b error
     1s c error
     1s a close 1006
     1s b close 1006
     1s c close 1006`,
    '',
  ],
})

test('a page that waits longer each time already is not told to', () => {
  const lines = [0, 1, 3, 7, 15, 31].map(
    (at, index) => `${at}s ${index === 0 ? 'a' : `n${index}`} connect wss://a.test/feed @ app.js:1:1
      ${at + 0.05}s ${index === 0 ? 'a' : `n${index}`} error
      ${at + 0.05}s ${index === 0 ? 'a' : `n${index}`} close 1006`,
  )
  const [found] = trace(lines.join('\n')).diagnose().findings
  expect(found?.id).toBe('reconnect-loop')
  expect(wordsOf(found)).toContain('up to 15.950 s')
  expect(wordsOf(found)).not.toContain('Wait longer')
})
