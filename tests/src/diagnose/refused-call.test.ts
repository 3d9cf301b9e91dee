import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

const REFUSED = `
  0s  connect wss://a.test/feed
  1s  open
  2s  close()! 1001 InvalidAccessError "The code must be either 1000, or between 3000 and 4999. 1001 is neither." @ app.js:4:3`

findingTable({
  'close(1001) throws': [REFUSED, 'refused-call'],
  'close(1000) does not': [
    `0s  connect wss://a.test/feed
     1s  open
     2s  close() 1000 activation
     2.1s close 1000`,
    '',
  ],
})

test('it leaves the socket open, without a verdict', () => {
  const { diagnose } = trace(REFUSED)
  expect(diagnose().verdict).toBeUndefined()
  expect(wordsOf(diagnose().findings[0])).toContain('app.js:4')
})
