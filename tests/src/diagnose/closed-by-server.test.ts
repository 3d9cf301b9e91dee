import { expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

test('the end of a job that is done has no other explanation', () => {
  const job = (at: number, name: string) => `
    ${at}s   ${name} connect wss://a.test/job @ app.js:1:1
    ${at}.1s ${name} open
    ${at}.2s ${name} send {"run":1}
    ${at}.5s ${name} receive {"type":"done"}
    ${at}.6s ${name} close 1000`
  const jobs = [job(0, 'a'), job(9, 'b'), job(18, 'c'), '40s now'].join('')
  expect(verdictOf(jobs)?.alternatives).toEqual([])
})

verdictTable({
  'a reason that does not say which time was up': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"sub":1}
     2s    receive {"n":{n}} every 1s until 80s
     80.5s close 1000 "Session timed out"`,
    'server closed-by-server certain',
    '500 ms had passed without any, 79.500 s since the page last sent some',
    'it was 80.400 s old',
    'unauthorized',
  ],
  '1000 without a reason': [
    `0s    connect wss://a.test/feed
     0.1s  open
     4s    close 1000`,
    'server closed-by-server certain',
    '3.900 s after it opened',
  ],
  '1005: a close() without a code': [
    `0s    connect wss://a.test/feed
     0.1s  open
     4s    close 1005`,
    'server closed-by-server certain',
    'a Close frame with no code and no reason (1005)',
  ],
  'a private code nobody knows': [
    `0s    connect wss://a.test/feed
     0.1s  open
     4s    close 4242 "see you"`,
    'server closed-by-server certain',
    '4242',
    '“see you”',
  ],
  'right after the first message, which got no answer': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  send {"login":"x"}
     0.3s  close 1000`,
    'server closed-by-server certain',
    'unauthorized',
    'after the first message of the page',
  ],
  'the page had answered a greeting': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.15s receive {"type":"auth_required"}
     0.2s  send {"type":"auth","key":"x"}
     0.3s  close 1005`,
    'server closed-by-server certain',
    'unauthorized',
  ],
  'the page never said anything': [
    `0s    connect wss://a.test/stomp protocol=v12.stomp
     0.1s  open protocol=v12.stomp
     80s   close 4500 "session is not reliable"`,
    'server closed-by-server certain',
    'init-timeout',
  ],
  'a loop of short lives may be two clients of one identity': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1.4s  close 1000
     2s    b connect wss://a.test/feed @ app.js:1:1
     2.1s  b open
     4.9s  b close 1000
     6s    c connect wss://a.test/feed @ app.js:1:1
     6.1s  c open
     6.6s  c close 1000`,
    'server closed-by-server certain',
    'session-replaced',
  ],
  'in Firefox 1001 of a page that closed itself is not the browser’s': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     4s    close() @ app.js:1:1
     4.1s  close 1001`,
    'page closed-by-page certain',
  ],
  'Socket.IO: the server disconnects, and its client closes': [
    `0s    connect wss://a.test/socket.io/?EIO=4&transport=websocket @ app.js:1:1
     0.1s  open
     0.2s  receive 0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}
     0.21s send 40
     0.22s receive 40{"sid":"y"}
     3s    receive 41
     3s    close() in message @ app.js:9:1
     3.1s  close 1005`,
    'server closed-by-server likely',
    'The server ended the session (“disconnect”)',
  ],
  'a namespace that is not there': [
    `0s    connect wss://a.test/socket.io/?EIO=4&transport=websocket @ app.js:1:1
     0.1s  open
     0.2s  receive 0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}
     0.21s send 40/admin,
     0.22s receive 44/admin,{"message":"Invalid namespace"}
     0.23s close() in message @ app.js:9:1
     0.3s  close 1005`,
    'server closed-by-server likely',
    'Invalid namespace',
  ],
  'Pusher: an error of its own, with its code': [
    `0s    connect wss://a.test/app/key?protocol=7
     0.1s  open
     0.2s  receive {"event":"pusher:error","data":{"code":4001,"message":"Application does not exist"}}
     0.25s close() in message @ app.js:9:1
     0.3s  close 4001 "Application does not exist"`,
    'server closed-by-server likely',
    '4001 Application does not exist',
  ],
  'what any page does on words is its own choice': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3s    receive {"type":"disconnect"}
     3s    close() in message @ app.js:9:1
     3.1s  close 1005`,
    'page closed-by-page certain',
    'closed-by-server',
  ],
  'the age that repeats is told': [
    `0s a connect wss://a.test/feed @ app.js:1:1
     0.1s a open
     1.60s a close 1000
     2s b connect wss://a.test/feed @ app.js:1:1
     2.1s b open
     3.61s b close 1000
     4s c connect wss://a.test/feed @ app.js:1:1
     4.1s c open
     5.62s c close 1000`,
    'server closed-by-server certain',
    '1.510 s after they opened on average, ±0.5 %',
  ],
  'Pusher protocol of Laravel Reverb: the data is a text of JSON': [
    `0s    connect wss://a.test/app/key?protocol=7
     0.1s  open
     0.2s  receive {"event":"pusher:error","data":"{\\"code\\":4001,\\"message\\":\\"Application does not exist\\"}"}
     0.25s close() in message @ app.js:9:1
     0.3s  close 4001`,
    'server closed-by-server likely',
    '4001 Application does not exist',
  ],
  'WAMP: the router ends the session, and its client closes': [
    `0s    connect wss://a.test/ws protocol=wamp.2.json
     0.1s  open protocol=wamp.2.json
     0.2s  send [1,"nope",{"roles":{}}]
     0.3s  receive [3,{"message":"no realm of this name"},"wamp.error.no_such_realm"]
     0.3s  close() in message @ autobahn.js:9:1
     0.4s  close 1000`,
    'server closed-by-server likely',
    'wamp.error.no_such_realm, no realm of this name',
  ],
  'a server that ends what it has said is done': [
    `0s   connect wss://a.test/chat
     0.1s open
     0.2s send {"prompt":"hello"}
     0.5s receive {"type":"token","text":"{n}"} every 100ms until 2s
     2.1s receive {"type":"done"}
     2.1s close 1000`,
    'server closed-by-server certain',
    'Nothing to change',
  ],
  'a server that says something before it ends without a reason': [
    `0s   connect wss://a.test/chat
     0.1s open
     5s   receive {"type":"kicked","message":"The host has closed the room"}
     5.1s close 1005`,
    'server closed-by-server certain',
    'what closes with “kicked, The host has closed the room”',
    'by its message',
  ],
})
