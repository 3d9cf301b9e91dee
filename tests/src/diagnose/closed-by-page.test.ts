import { expect, test } from 'vitest'
import { trace } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

verdictTable({
  'a timer that closes after 2 s is the page, at its line': [
    `0s      connect wss://a.test/feed @ start app.js:12:8
     0.02s   open
     2.021s  close() 1000 @ app.js:30:5
     2.03s   close 1000`,
    'page closed-by-page certain',
    'app.js:30',
    '2.001 s after it opened',
  ],
  'on a silent socket a timer is no heartbeat time-out': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  send {"type":"ping"}
     2.1s  close() @ app.js:30:5
     2.2s  close 1005`,
    'page closed-by-page certain',
  ],
  'the line is the app’s, past the library that calls close()': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3s    close() @ close node_modules/reconnecting-websocket/dist/index.js:200:9 < stop src/feed.ts:44:3
     3.1s  close 1000`,
    'page closed-by-page certain',
    'feed.ts:44',
  ],
  'in Firefox too': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     3s    close() @ stop app.js:44:3
     3.1s  close 1000`,
    'page closed-by-page certain',
    'app.js:44',
  ],
  'what ran is told: the message handler, and the message': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"done"}
     3.004s close() in message @ app.js:7:3
     3.1s   close 1005`,
    'page closed-by-page certain',
    'in the message handler of a socket',
    'It answered a message received 4 ms before',
  ],
  'the server may answer with a code of its own: the page closed all the same': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3s    close() 1000 "bye" @ app.js:7:3
     3.1s  close 4002 "other"`,
    'page closed-by-page certain',
    'close(1000, “bye”)',
    'code 4002',
  ],
  'the server may drop TCP without an answer: the page closed all the same': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3s    close() 1000 @ app.js:7:3
     3.1s  close 1006`,
    'page closed-by-page certain',
    'without the server’s Close frame',
  ],
  'close() in CLOSING or CLOSED is never the cause': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     error
     3.001s close() state=3 in error:socket @ app.js:7:3
     3.002s close 1011`,
    'server server-error certain',
  ],
  'closed and opened again at once may be an effect': [
    `0s     connect wss://a.test/feed @ app.min.js:1:100
     0.1s   open
     9s     close() @ app.min.js:1:200
     9.002s b connect wss://a.test/feed @ app.min.js:1:100
     9.1s   close 1005`,
    'page closed-by-page certain',
    'whose effect ran again',
  ],
  'a refusal it answers is told, whatever it is about': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"error","message":"room is gone"}
     3.004s close() in message @ app.js:7:3
     3.1s   close 1005`,
    'page closed-by-page certain',
    'room is gone',
    'closed-by-error-handler',
  ],
  'a timer of a page that was hidden for long may have come late': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive hello
     5s    hidden
     200s  close() @ app.js:7:3
     200.1s close 1005`,
    'page closed-by-page certain',
    'background-throttling',
  ],
  'a ping without an answer before it may be a watchdog’s': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    send {"type":"ping"}
     7s    close() @ app.js:7:3
     7.1s  close 1005`,
    'page closed-by-page certain',
    'heartbeat-timeout',
    'in the 2.000 s after it',
  ],
  'before the close event there is a verdict already': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3s    close() @ app.js:7:3
     3.5s  now`,
    'page closed-by-page certain',
  ],
})

test('a delay that is the same each time is a timer', () => {
  const { diagnose } = trace(`
    0s      connect   wss://a.test/feed @ start app.js:12:8
    0.1s    open
    2.1s    close()   @ app.js:30:5
    2.2s    close     1005
    3s      b connect wss://a.test/feed @ start app.js:12:8
    3.1s    b open
    5.102s  b close() @ app.js:30:5
    5.2s    b close   1005
  `)
  expect(diagnose('a').verdict?.summary).toContain('2.001 s after it opened, each of 2 times')
  expect(diagnose('b').verdict?.summary).toContain('2.001 s after it opened, each of 2 times')
})
