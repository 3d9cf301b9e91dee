import { verdictTable } from './table.ts'

const ENGINE = `
  0s      connect wss://a.test/socket.io/?EIO=4&transport=websocket
  0.1s    open
  0.2s    receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
  25s     receive "2" every 25s until 100s
  25.01s  send "3" every 25s until 75.01s`

/** Goes to and fro. */
const CURSOR = Array.from({ length: 99 }, (_, n) => `${n + 1}s receive {"x":${(n * 37) % 90}}`)

verdictTable({
  'MQTT 5 says so, and the broker drops the connection': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 10 00 04 4d 51 54 54 05 02 00 3c 00 04 61 62 63 64
     0.3s  receive binary 20 03 00 00 00
     100s  receive binary e0 02 8d 00
     100s  close 1006`,
    'network server-ping-timeout likely',
    'Keep Alive timeout',
  ],
  'and so it is where its client closes in answer': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 10 00 04 4d 51 54 54 05 02 00 3c 00 04 61 62 63 64
     0.3s  receive binary 20 03 00 00 00
     100s  receive binary e0 02 8d 00
     100s  close() in message @ mqtt.js:1:1
     100.1s close 1005`,
    'server server-ping-timeout likely',
  ],
  'python-websockets says so': [
    `0s    connect wss://a.test/feed
     0.1s  open
     40s   long-task 6s
     62s   close 1011 "keepalive ping timeout"`,
    'server server-ping-timeout likely',
    'paused or blocked for 6.000 s',
    '--ws-ping-timeout 60',
    'a ping every 20 s, an answer within 20 s',
  ],
  'a library’s code': [
    `0s    connect wss://a.test/connection/websocket
     0.1s  open
     62s   close 3012`,
    'server server-ping-timeout certain',
    'pong_timeout',
  ],
  'Engine.IO ends after the page failed to answer': [
    `${ENGINE}
     120s    close 1005`,
    'server server-ping-timeout likely',
    'pingTimeout: 60_000',
    'got no answer',
  ],
  'so it does when the server terminates': [
    `${ENGINE}
     120s    close 1006`,
    'network server-ping-timeout likely',
  ],
  'a breakpoint kept the page from sending its own beats': [
    `0s      connect wss://a.test/feed
     0.1s    open
     10s     send {"type":"ping"} every 10s until 60s
     10.05s  receive {"type":"pong"} every 10s until 60.05s
     65s     paused 40s
     105.1s  close 1000`,
    'server server-ping-timeout possible',
    'did not run for 40.000 s',
    'closed-by-server',
  ],
  'a short pause does not': [
    `0s      connect wss://a.test/feed
     0.1s    open
     10s     send {"type":"ping"} every 10s until 60s
     10.05s  receive {"type":"pong"} every 10s until 60.05s
     65s     paused 2s
     75.1s   close 1000`,
    'server closed-by-server certain',
  ],
  'a page that does not answer is told where to look': [
    `${ENGINE}
     120s    close 1005`,
    'server server-ping-timeout likely',
    'the handler may have been replaced',
  ],
  'a blocked page answers late, and hears of the end right after': [
    `${ENGINE}
     100.01s send "3"
     124s    long-task 22s
     146.01s receive "2"
     146.01s send "3"
     146.02s close 1005`,
    'server server-ping-timeout likely',
    'could not answer the pings',
    'blocked for 22.000 s',
  ],
  'so does one whose end was seen before the ping': [
    `${ENGINE}
     100.01s send "3"
     101s    paused 45.5s
     146.02s close 1006`,
    'network server-ping-timeout likely',
  ],
  'a short task between two pings keeps nothing back': [
    `${ENGINE}
     100.01s send "3"
     107s    long-task 3s
     110.01s close 1005`,
    'server closed-by-server certain',
  ],
  'an answered ping is none': [
    `${ENGINE}
     100.01s send "3"
     120s    close 1005`,
    'server closed-by-server certain',
  ],
  'an answer that came when the page ran again was too late': [
    `${ENGINE}
     100s    long-task 21s
     121s    send "3"
     121.01s close 1005`,
    'server server-ping-timeout likely',
    'was answered 21.000 s late',
    'paused or blocked for 21.000 s',
  ],
  'one that came late and was taken is none': [
    `${ENGINE}
     103s    send "3"
     120s    close 1005`,
    'server closed-by-server certain',
  ],
  'data of the server that goes unanswered is no ping': [
    `0s      connect wss://a.test/feed
     0.1s    open
     ${CURSOR.join('\n')}
     1.2s    send {"x":9,"y":7} every 1s until 90.2s
     120s    close 1006`,
    'network connection-lost certain',
  ],
  'pings in messages that no connection of the page ever answers': [
    `0s     a connect wss://a.test/feed @ app.js:1:1
     0.1s   a open
     5.1s   a receive {"ping":1492420473{n}} every 5s until 11s
     15.1s  a close 1006
     16s    b connect wss://a.test/feed @ app.js:1:1
     16.1s  b open
     21.1s  b receive {"ping":1492420489{n}} every 5s until 27s
     31.1s  b close 1006`,
    'network server-ping-timeout possible',
    '2 connections of this chain ended so',
    'lifetime-limit',
  ],
  'nor do pings that were answered before': [
    `0s     a connect wss://a.test/feed @ app.js:1:1
     0.1s   a open
     5.1s   a receive {"type":"ping"} every 5s until 11s
     5.2s   a send {"type":"pong"} every 5s until 11s
     13.1s  a close 1006
     16s    b connect wss://a.test/feed @ app.js:1:1
     16.1s  b open
     21.1s  b receive {"type":"ping"} every 5s until 27s
     21.2s  b send {"type":"pong"} every 5s until 27s
     27.7s  b close 1006`,
    'network connection-lost certain',
  ],
})
