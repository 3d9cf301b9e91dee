import { expect, test } from 'vitest'
import { headline } from '../../src/format/verdict-words.ts'
import { verdictOf } from '../support/trace.ts'

const cases: Record<string, [trace: string, headline: string]> = {
  'a server and its reason': [
    '0s connect wss://a.test/feed\n0.1s open\n2s close 1012',
    'Closed by the server: server restart',
  ],
  'an actor without a reason': [
    '0s connect wss://a.test/feed\n0.1s open\n2s close 4242',
    'Closed by the server',
  ],
  'a cut': [
    '0s connect wss://a.test/feed\n0.1s open\n2s close 1006',
    'Connection cut: connection lost',
  ],
  'what never opened was not cut': [
    '0s connect wss://a.test/feed\n0.1s error\n0.1s close 1006\n0.2s handshake "net::ERR_CONNECTION_REFUSED"',
    'Never opened: server unreachable',
  ],
  'an abbreviation': [
    '0s connect wss://a.test/feed\n0.1s error\n0.1s close 1015',
    'Closed by the browser: TLS failed',
  ],
}

test.for(Object.entries(cases))('%s', ([, [trace, expected]]) => {
  const verdict = verdictOf(trace)
  expect(verdict && headline(verdict)).toBe(expected)
})
