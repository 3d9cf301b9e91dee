import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

const failed = (handshake: string) => `
  0s    connect wss://b.test/feed protocol=chat
  0.1s  error
  0.1s  close 1006
  ${handshake}`

verdictTable({
  'blank text, request headers: the server was reached': [
    failed('0.2s handshake "" reached'),
    'server handshake-failed certain',
    'The server was reached',
    'blank',
  ],
  'blank text, no request headers: it never left': [
    failed('0.2s handshake "" unreached'),
    'network handshake-failed certain',
    'No request left the browser',
  ],
  'no facts at all: DevTools was closed': [
    failed(''),
    'unknown handshake-failed certain',
    'reload with DevTools open',
  ],
  'an answer that is no handshake': [
    failed(
      `0.2s handshake "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value" reached`,
    ),
    'server handshake-failed certain',
    'does not belong to this request',
  ],
  'not even HTTP': [
    failed('0.2s handshake "Error during WebSocket handshake: Invalid status line" reached'),
    'server handshake-failed certain',
    'no valid WebSocket handshake',
    'the port speaks WebSocket',
  ],
  'Firefox’s 101 that did not open': [
    `0s document https://app.test/ firefox\n${failed('0.2s handshake 101')}`,
    'server handshake-failed certain',
    'answered 101',
    'What was wrong with the answer',
  ],
})

test('what Firefox takes for HTTP/0.9 was no HTTP answer', () => {
  const story = trace(`0s document https://app.test/ firefox\n${failed('')}`)
  story.connection().handshake = {
    url: 'wss://b.test/feed',
    status: 200,
    statusText: 'HTTP/0.9 200 OK',
    error: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED',
    reached: true,
  }
  const { verdict } = story.diagnose()
  expect(verdict).toMatchObject({ closedBy: 'server', cause: 'handshake-failed' })
  expect(wordsOf(verdict)).toContain('no HTTP status line')
  expect(wordsOf(verdict)).not.toMatch(/REFUSED|200/)
})
