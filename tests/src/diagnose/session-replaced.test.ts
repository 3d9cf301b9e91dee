import { verdictTable } from './table.ts'

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
    'as 2 times',
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
  'two that end together have not replaced each other': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     5s         b connect wss://a.test/feed?id=7 @ other.js:1:1
     5.1s       b open
     5.3s       close 1006
     5.31s      b close 1006`,
    'network server-restart possible',
  ],
  'a socket to another URL is no rival': [
    `0s         connect wss://a.test/feed?id=7 @ app.js:1:1
     0.1s       open
     5s         b connect wss://a.test/feed?id=8 @ other.js:1:1
     5.1s       b open
     5.3s       close 1006`,
    'network connection-lost certain',
  ],
})
