import { findingTable } from './table.ts'

const closed = (before: string, after = '', close = 'close() @ app.js:9:1') => `
  0s     connect wss://a.test/feed @ app.js:1:1
  0.1s   open
  1s     send hello
  ${before}
  10s    ${close}
  10.1s  close 1005
  ${after}`

findingTable({
  'a timer': [closed(''), 'unexpected-close'],
  'a log-out by click is asked for': [closed('8s click'), ''],
  'so is a close() with user activation': [closed('', '', 'close() activation @ app.js:9:1'), ''],
  'a click long before is not about it': [closed('2s click'), 'unexpected-close'],
  'a click in the parent of a frame counts': [
    `0s top/ document https://shop.test/
     0s      document https://widget.test/ frame
     0s      connect wss://a.test/feed
     0.1s    open
     9s top/ click
     10s     close() @ app.js:9:1
     10.1s   close 1005`,
    '',
  ],
  'the page is left': [closed('', '11s pagehide'), ''],
  'it ran in pagehide': [closed('', '', 'close() in pagehide:window @ app.js:9:1'), ''],
  'the route changes after it': [closed('', '11s route /home'), ''],
  'the route changed before it': [closed('9.9s route /home'), ''],
  'a goodbye of the protocol': [closed('9.99s send {"type":"bye"}'), ''],
  'Socket.IO’s goodbye': [closed('9.99s send "41"'), ''],
  'a refusal of the server': [closed('9.9s receive {"type":"error","message":"room is gone"}'), ''],
  'Socket.IO’s disconnect of the server': [
    `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s   open
     0.2s   receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
     0.3s   send "40"
     9s     receive "41"
     9.01s  close() in message @ engine.io.js:9:1
     9.1s   close 1005`,
    '',
  ],
  'a watchdog for heartbeats has its reason': [
    closed('', '', 'close() 1000 "heartbeat timeout" @ app.js:9:1'),
    '',
  ],
  'before the route could change nothing is said': [closed('', '11s now'), ''],
  'its successor is open already: make before break': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     9s    b connect wss://a.test/feed @ app.js:1:1
     9.1s  b open
     9.1s  close() in open @ app.js:9:1
     9.2s  close 1005`,
    '',
  ],
  'a successor that opens afterwards excuses nothing': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     9s    close() @ app.js:9:1
     9s    b connect wss://a.test/feed @ app.js:1:1
     9.1s  b open
     9.2s  close 1005`,
    'unexpected-close',
  ],
  'nor does a connection to another endpoint': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     8s    b connect wss://a.test/news @ app.js:1:1
     8.1s  b open
     9s    close() @ app.js:9:1
     9.2s  close 1005`,
    'unexpected-close',
  ],
  'in CONNECTING as well': [
    `0s    connect wss://a.test/feed
     4s    close() @ app.js:9:1
     4s    error
     4s    close 1006`,
    'unexpected-close',
  ],
  'a lazy graphql-ws client with nothing left to do': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  send {"id":"1","type":"subscribe","payload":{}}
     5s    receive {"id":"1","type":"complete"}
     8s    close() 1000 "Normal Closure" @ app.js:9:1
     8.1s  close 1000`,
    '',
  ],
  'one with a subscription left': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  send {"id":"1","type":"subscribe","payload":{}}
     8s    close() 1000 "Normal Closure" @ app.js:9:1
     8.1s  close 1000`,
    'unexpected-close',
  ],
})
