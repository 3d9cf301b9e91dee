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
    'no valid WebSocket handshake',
  ],
  'Firefox’s 101 that did not open': [
    `0s document https://app.test/ firefox\n${failed('0.2s handshake 101')}`,
    'server handshake-failed certain',
    'answered 101',
  ],
})
