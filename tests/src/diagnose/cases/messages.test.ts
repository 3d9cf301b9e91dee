import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

const upload = (size: number, end: string) => `
  0s       connect wss://files.example.test/ @ upload.js:20:11
  0.1s     open
  0.5s     send {"type":"start","name":"photo.jpg"}
  0.55s    receive {"type":"ready"}
  1s       send <9000 bytes>
  1.06s    receive {"type":"stored"}
  2s       send <${size} bytes>
  ${end}   close 1006`

describe('what the page sent', () => {
  caseTable({
    'a frame above the limit, and the reason tells the limit': {
      url: 'https://github.com/theturtle32/WebSocket-Node/issues/403',
      trace: `
        0s      connect wss://app.example.test/ @ app.js:2:8
        0.1s    open
        4s      send <131000 bytes>
        4.04s   close 1009 "Frame size of 131000 bytes exceeds maximum accepted frame size"`,
      verdict: 'server message-too-big certain',
      says: ['131000'],
    },
    'the same message, twice, and 1006: uWebSockets drops the connection': {
      url: 'https://github.com/uNetworking/uWebSockets/issues/1321',
      trace: [
        life('a', '0s', upload(180_000, '2.084s')),
        life('b', '3.1s', upload(180_000, '2.079s')),
      ].join('\n'),
      verdict: 'network message-too-big likely',
    },
    'a consumer that throws on a message': {
      url: 'https://github.com/django/channels/issues/1068',
      trace: `
        0s      connect wss://app.example.test/ws/chat @ chat.js:5:10
        0.1s    open
        3s      send {"type":"message","text":1}
        3.03s   close 1011`,
      verdict: 'server server-error certain',
    },
    'the server’s own ping went unanswered': {
      url: 'https://github.com/lbedner/aegis-stack/issues/516',
      trace: `
        0s      connect wss://app.example.test/ws @ app.js:5:10
        0.1s    open
        5s      receive {"status":"running"}
        40.13s  close 1011 "keepalive ping timeout"`,
      verdict: 'server server-ping-timeout likely',
    },
  })
})

describe('what the server sent', () => {
  caseTable({
    'frames that are interleaved, sporadically': {
      url: 'https://github.com/oatpp/oatpp-websocket/issues/17',
      trace: `
        0s       connect wss://feed.example.test/ @ feed.js:1:10
        0.1s     open
        0.2s     receive {"n":{n}} every 0.05s until 12s
        12.04s   error
        12.04s   close 1006
        12.1s    handshake "One or more reserved bits are on: reserved1 = 1, reserved2 = 1, reserved3 = 1"`,
      verdict: 'browser protocol-error certain',
      says: ['permessage-deflate'],
    },
    'the same without the browser’s text is a possibility': {
      url: 'https://github.com/warmcat/libwebsockets/issues/1805',
      trace: `
        0s       connect wss://feed.example.test/ @ feed.js:1:10
        0.1s     open
        0.2s     receive {"n":{n}} every 0.05s until 12s
        12.04s   error
        12.04s   close 1006`,
      verdict: 'browser protocol-error possible',
      or: ['connection-lost'],
    },
    'a page that is blocked while much comes in: the server’s buffer overflows': {
      url: 'https://github.com/SignalK/signalk-server/issues/807',
      trace: `
        0s       connect wss://boat.example.test/signalk/v1/stream?subscribe=all @ app.js:9:12
        0.1s     open
        1s       receive {"updates":[{"n":{n}}]} every 5ms until 20s
        11s      long-task 1.4s
        12.9s    long-task 1.6s
        15s      long-task 1.3s
        17.1s    long-task 1.5s
        20.3s    close 1006`,
      verdict: 'network slow-consumer possible',
    },
    'the server takes its own back-pressure for a failure: it ends in a burst, and does not say why':
      {
        url: 'https://github.com/powerfooI/herdr-studio/pull/13',
        trace: `
        0s       connect ws://10.0.0.7:4000/ws @ bridge.ts:33:14
        0.03s    open
        0.05s    send {"type":"attach","session":"main"}
        0.1s     receive {"type":"attached"}
        0.12s    receive <48000 bytes> every 2ms until 0.2s
        0.21s    close 1005`,
        verdict: 'server closed-by-server certain',
        or: ['slow-consumer'],
      },
  })
})
