import { life } from './cases/table.ts'
import { verdictTable } from './table.ts'

/** Each lives for so long, and the next begins so long after it began. */
function mqttLoop(end: string, period: string): string {
  return ['a', 'b', 'c']
    .map((name, n) =>
      life(
        name,
        `${n * Number.parseFloat(period)}s`,
        `0s     connect wss://a.test/mqtt protocol=mqtt @ mqtt.js:1:1
         0.1s   open protocol=mqtt
         0.11s  send binary 10 0c 00 04
         0.15s  receive binary 20 02 00 00
         ${end} close 1006`,
      ),
    )
    .join('\n')
}

/** Two of one identity: each opening ends the other, which comes back after 1.5 s. */
function thrownOut(first: string, end: string): string {
  return ['a', 'x', 'b', 'y', 'c', 'z', 'd', 'w']
    .map((name, n) =>
      life(
        name,
        `${n * 1.5}s`,
        `0s    connect wss://a.test/session @ app.js:${(n % 2) + 1}:1
         0.1s  open
         0.12s ${first}
         ${n < 7 ? `1.7s ${end}` : ''}`,
      ),
    )
    .join('\n')
}

/** Each is cut after 5 s without data, and comes back after 1 s. */
function idleLives(name: string, from: number): string {
  return [0, 1, 2]
    .map((n) =>
      life(
        n === 0 ? name : `${name}${n}`,
        `${from + n * 6}s`,
        `0s   connect wss://a.test/feed @ app.js:1:1
         0.1s open
         5.1s close 1006`,
      ),
    )
    .join('\n')
}

verdictTable({
  words: [
    `0s    connect wss://a.test/feed
     0.1s  open
     5.1s  close 4000 "Another connection still open"`,
    'server session-replaced likely',
  ],
  'a message, and the page that closes on it': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    receive {"type":"disconnect","reason":"logged in elsewhere"}
     5.01s close() in message @ app.js:3:1
     5.1s  close 1005`,
    'page session-replaced likely',
  ],
  'a message, and the connection is cut': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    receive {"type":"error","message":"Session taken over"}
     5.01s close 1006`,
    'network session-replaced likely',
  ],
  'ping-pong with another socket of the tab': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     0s  frame/ document https://app.test/frame frame
     5s  frame/x connect wss://a.test/feed?id=7 @ frame.js:1:1
     5.1s frame/x open
     5.2s       close 1000
     6s         b connect wss://a.test/feed?id=7 @ app.js:1:1
     6.1s       b open
     6.2s frame/x close 1000
     8s frame/y connect wss://a.test/feed?id=7 @ frame.js:1:1
     8.1s frame/y open
     8.2s       b close 1000`,
    'server session-replaced likely',
    '2 times so far',
  ],
  'once is possible': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     5s         b connect wss://a.test/feed?id=7 @ other.js:1:1
     5.1s       b open
     5.3s       close 1006`,
    'network session-replaced possible',
    'connection-lost',
  ],
  'two with one first message are one client': [
    `0s         connect wss://a.test/mqtt protocol=mqtt @ app.js:1:1
     0.1s       open
     0.2s       send login as 7
     5s         b connect wss://a.test/mqtt protocol=mqtt @ other.js:1:1
     5.1s       b open
     5.2s       b send login as 7
     5.3s       close 1006`,
    'network session-replaced possible',
    'the same first message',
  ],
  'two that end together have not replaced each other': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     5s         b connect wss://a.test/feed?id=7 @ other.js:1:1
     5.1s       b open
     5.3s       close 1006
     5.31s      b close 1006`,
    'network server-restart possible',
  ],
  'quick ones that replace each other were not ended by one event': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     1.3s       b connect wss://a.test/feed?id=7 @ other.js:1:1
     1.75s      b open
     1.95s      close 1006
     2.7s       c connect wss://a.test/feed?id=7 @ app.js:1:1
     2.75s      c open
     2.77s      b close 1006`,
    'network session-replaced possible',
  ],
  'MQTT 5 says so, and the broker drops the connection': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 0c 00 04
     0.3s  receive binary 20 03 00 00 00
     90s   receive binary e0 02 8e 00
     90.01s close 1006`,
    'network session-replaced likely',
    'Session taken over',
  ],
  'MQTT in the rhythm of two clients of one id': [
    mqttLoop('1.2s', '2.3s'),
    'network session-replaced possible',
    'this panel sees one tab',
  ],
  'short lives in no such rhythm are not': [
    mqttLoop('1.2s', '6.3s'),
    'network idle-timeout likely',
    'session-replaced',
  ],
  'a socket to another URL is no rival': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     5s         b connect wss://a.test/feed?id=8 @ other.js:1:1
     5.1s       b open
     5.3s       close 1006`,
    'network connection-lost certain',
  ],
  'two chains that throw each other out are no failing message': [
    thrownOut('send {"type":"login","user":7}', 'close 1000'),
    'server session-replaced likely',
  ],
  'nor a limit on idle time, where they say nothing': [
    thrownOut('receive hi', 'close 1006'),
    'network session-replaced likely',
  ],
  'two sockets with one limit on idle time do not: one follows, the other does not': [
    `${idleLives('a', 0)}
     ${idleLives('b', 1.5)}`,
    'network idle-timeout likely',
  ],
  'the server had sent the client away, which came back before the end': [
    `0s     connect wss://a.test/link @ app.js:1:1
     0.1s   open
     0.2s   receive {"type":"hello"}
     0.2s   b connect wss://a.test/other
     600s   receive {"type":"disconnect","reason":"refresh_requested"}
     600s   c connect wss://a.test/link @ app.js:1:1
     600.1s c open
     600.6s close 1000`,
    'server server-restart likely',
    'refresh_requested',
  ],
  'or the words say who it is': [
    `0s     connect wss://a.test/rtc @ app.js:1:1
     0.1s   open
     5s     receive {"leave":{"reason":"DUPLICATE_IDENTITY","canReconnect":false}}
     5.1s   close 1000`,
    'server session-replaced likely',
  ],
})
