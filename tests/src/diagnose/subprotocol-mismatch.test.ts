import { verdictTable } from './table.ts'

verdictTable({
  'Chromium refuses an answer without one': [
    `0s     connect wss://b.test/feed protocol=chat
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received" reached`,
    'browser subprotocol-mismatch certain',
    '“chat”',
  ],
  'and one that was not asked for': [
    `0s     connect wss://b.test/feed
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: zzz" reached`,
    'browser subprotocol-mismatch certain',
    'Answered: “zzz”',
  ],
  'and another one, which its text quotes': [
    `0s     connect wss://b.test/feed protocol=chat
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'news' in response does not match any of sent values" reached`,
    'browser subprotocol-mismatch certain',
    'answered “news”',
  ],
  'and several': [
    `0s     connect wss://b.test/feed protocol=chat
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header must not appear more than once in a response" reached`,
    'browser subprotocol-mismatch certain',
    'Answered: more than one',
  ],
  'Firefox tells it by a 101 with another one': [
    `0s     document https://app.test/ firefox
     0s     connect wss://b.test/feed protocol=chat
     0.1s   error
     0.1s   close 1006
     0.2s   handshake 101 answered=other`,
    'browser subprotocol-mismatch certain',
    '“other”',
  ],
  'the right answer of a handshake that failed otherwise is not it': [
    `0s     document https://app.test/ firefox
     0s     connect wss://b.test/feed protocol=chat
     0.1s   error
     0.1s   close 1006
     0.2s   handshake 101 answered=chat`,
    'server handshake-failed certain',
  ],
})
