import { verdictTable } from './table.ts'

verdictTable({
  '1012': [
    `0s    connect wss://a.test/feed
     0.1s  open
     60s   close 1012`,
    'server server-restart certain',
  ],
  '1001 in Chromium is the server’s': [
    `0s    connect wss://a.test/feed
     0.1s  open
     60s   close 1001`,
    'server server-restart possible',
  ],
  '1001 with words': [
    `0s    connect wss://a.test/feed
     0.1s  open
     60s   close 1001 "Server is shutting down"`,
    'server server-restart likely',
  ],
  'Action Cable says so in a message': [
    `0s    connect wss://a.test/cable protocol=actioncable-v1-json
     0.1s  open protocol=actioncable-v1-json
     0.2s  receive {"type":"welcome"}
     60s   receive {"type":"disconnect","reason":"server_restart","reconnect":true}
     60.1s close 1000`,
    'server server-restart likely',
  ],
  'several sockets of one host, then refused': [
    `0s    connect wss://a.test/feed
     5s    b connect wss://a.test/other
     0.1s  open
     5.1s  b open
     20s   close 1006
     20.1s b close 1006
     21s   c connect wss://a.test/feed
     21.1s c error
     21.1s c close 1006`,
    'network server-restart likely',
    '2 connections to a.test',
  ],
  'several of different ages, taken back at once': [
    `0s    connect wss://a.test/feed
     5s    b connect wss://a.test/other
     0.1s  open
     5.1s  b open
     20s   close 1006
     20.1s b close 1006
     21s   c connect wss://a.test/feed
     21.1s c open`,
    'network server-restart possible',
  ],
  'sockets opened together may end together': [
    `0s    connect wss://a.test/feed
     0s    b connect wss://a.test/other
     0.1s  open
     0.1s  b open
     20s   close 1006
     20.1s b close 1006`,
    'network connection-lost certain',
  ],
  'a single socket cannot show it': [
    `0s    connect wss://a.test/feed
     0.1s  open
     20s   close 1006
     21s   c connect wss://a.test/feed
     21.1s c error
     21.1s c close 1006`,
    'network connection-lost certain',
    'server-restart',
  ],
  'a silence that repeats outweighs 1001 alone': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     30.2s  close     1001
     31s    b connect wss://a.test/feed @ app.js:1:1
     31.1s  b open
     61.25s b close   1001`,
    'server idle-timeout likely',
  ],
})
