import { verdictTable } from './table.ts'

const failed = (text: string, url = 'wss://b.test/feed') => `
  0s    connect ${url}
  0.1s  error
  0.1s  close 1006
  0.2s  handshake "${text}" unreached`

verdictTable({
  refused: [
    failed('Error in connection establishment: net::ERR_CONNECTION_REFUSED'),
    'network server-unreachable certain',
    'nothing listens',
  ],
  'refused on localhost may be the wrong address family': [
    failed('net::ERR_CONNECTION_REFUSED', 'ws://localhost:8099/feed'),
    'network server-unreachable certain',
    '::1',
  ],
  'a name that is not found': [
    failed('net::ERR_NAME_NOT_RESOLVED'),
    'network server-unreachable certain',
    'DNS',
  ],
  'reset before an answer': [
    failed('Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
    'network server-unreachable certain',
  ],
  'a proxy that gives no tunnel': [
    failed('Establishing a tunnel via proxy server failed.'),
    'network server-unreachable certain',
    'proxy',
  ],
  'no answer for minutes': [
    failed('WebSocket opening handshake timed out'),
    'network server-unreachable certain',
  ],
  'Firefox’s codes': [failed('NS_ERROR_UNKNOWN_HOST'), 'network server-unreachable certain', 'DNS'],
  'offline, without a text': [
    `0s    document https://app.test/ offline
     0s    connect wss://b.test/feed
     0.1s  error
     0.1s  close 1006`,
    'network server-unreachable likely',
    'offline',
  ],
  'offline before, online again: not known': [
    `0s    offline
     1s    online
     2s    connect wss://b.test/feed
     2.1s  error
     2.1s  close 1006`,
    'unknown handshake-failed certain',
  ],
})
