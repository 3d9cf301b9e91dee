import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
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

verdictTable({
  'a round delay fits a timer': [
    `0s      connect wss://a.test/feed @ start app.js:12:8
     0.02s   open
     2.024s  close() 1000 @ app.js:30:5
     2.03s   close 1000`,
    'page closed-by-page certain',
    'fits a timer of 2,000 ms',
    '2.004 s after it opened',
    'the timer that leads to it',
  ],
  'so does one since the last message': [
    `0s      connect wss://a.test/feed @ start app.js:12:8
     0.02s   open
     1.34s   receive {"type":"tick"}
     6.342s  close() @ app.js:30:5
     6.4s    close 1005`,
    'page closed-by-page certain',
    'after the last message received, which fits a timer of 5,000 ms',
  ],
  'Firefox tells the timer, and where it was set': [
    `0s      document https://app.test/ firefox
     0s      connect wss://a.test/feed @ start app.js:12:8
     0.02s   open
     2.5s    close() @ stop app.js:30:5 < setTimeout handler*start app.js:14:3
     2.6s    close 1005`,
    'page closed-by-page certain',
    'a timer that setTimeout set at app.js:14',
  ],
  'a click is no timer, whenever it comes': [
    `0s      connect wss://a.test/feed
     0.02s   open
     2.021s  close() in click @ logOut app.js:30:5
     2.1s    close 1005`,
    'page closed-by-page certain',
    'in a click handler',
    'what the user did closes it',
  ],
  'code typed into the console is told': [
    `0s      connect wss://a.test/feed
     0.02s   open
     2.7s    close() @ <anonymous>:1:8
     2.8s    close 1005`,
    'page closed-by-page certain',
    'typed into the console',
  ],
  'so is what it calls': [
    `0s      connect wss://a.test/feed
     0.02s   open
     2.7s    close() @ stop app.js:30:5 < <anonymous>:1:8
     2.8s    close 1005`,
    'page closed-by-page certain',
    'app.js:30',
    'typed into the console',
  ],
})

test('a click is no timer', () => {
  const { diagnose } = trace(`
    0s      connect   wss://a.test/feed
    0.02s   open
    2.021s  close()   in click @ app.js:30:5
    2.1s    close     1005`)
  expect(wordsOf(diagnose().verdict)).not.toContain('timer')
})

test('a delay since the last message that is the same each time is a timer', () => {
  const { diagnose } = trace(`
    0s      connect   wss://a.test/feed @ start app.js:12:8
    0.1s    open
    4s      receive   hello
    7.3s    close()   @ app.js:30:5
    7.4s    close     1005
    8s      b connect wss://a.test/feed @ start app.js:12:8
    8.1s    b open
    9s      b receive hello
    12.302s b close() @ app.js:30:5
    12.4s   b close   1005
  `)
  expect(diagnose('b').verdict?.summary).toContain(
    '3.301 s after the last message received, each of 2 times',
  )
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
