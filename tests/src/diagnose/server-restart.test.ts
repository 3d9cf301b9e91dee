import { verdictTable } from './table.ts'

verdictTable({
  'a message that has its clients go elsewhere, and a code that says nothing': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    receive {"type":"goaway"}
     9.5s  close 1000`,
    'server server-restart likely',
    '“goaway”',
  ],
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
  '1001 after a silence that is a limit somewhere': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"sub":1}
     601s  close 1001 "Going away"`,
    'server server-restart possible',
    '10 min without data fits AWS API Gateway idle timeout',
  ],
  '1001 at an age that is a limit somewhere': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"type":"ping"} every 30s until 7200s
     10.1s receive {"type":"pong"} every 30s until 7200s
     7200.1s close 1001 "Going away"`,
    'server server-restart possible',
    'AWS API Gateway connection duration',
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
    'within 1 s, of different ages.',
    '1 attempt to connect failed',
    '2 connections to a.test',
  ],
  'several opened together, then refused': [
    `0s    connect wss://a.test/feed
     0.1s  b connect wss://a.test/other
     0.2s  open
     0.3s  b open
     20s   close 1006
     20.1s b close 1006
     21s   c connect wss://a.test/feed
     21.1s c error
     21.1s c close 1006`,
    'network server-restart likely',
    'ended within 1 s."',
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
    'within 1 s, of different ages.',
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
  'Action Cable says so, and its client closes': [
    `0s    connect wss://a.test/cable protocol=actioncable-v1-json
     0.1s  open protocol=actioncable-v1-json
     0.2s  receive {"type":"welcome"}
     5s    receive {"type":"disconnect","reason":"server_restart","reconnect":true}
     5s    close() in message @ app.js:9:1
     5.1s  close 1005`,
    'server server-restart likely',
  ],
  'Close frames that say nothing, at once, and refused after': [
    `0s    connect wss://a.test/chat @ app.js:1:1
     0s    b connect wss://a.test/news @ app.js:2:1
     0.1s  open
     0.1s  b open
     5s    close 1005
     5s    b close 1005
     6s    c connect wss://a.test/chat @ app.js:1:1
     6.1s  c error
     6.1s  c close 1006`,
    'server server-restart likely',
  ],
  'but alone they are not': [
    `0s    connect wss://a.test/chat @ app.js:1:1
     2s    b connect wss://a.test/news @ app.js:2:1
     0.1s  open
     2.1s  b open
     5s    close 1000
     5s    b close 1000`,
    'server closed-by-server certain',
  ],
  '1001 for several at once, and refused after, is more than 1001': [
    `0s    connect wss://a.test/chat @ app.js:1:1
     0s    b connect wss://a.test/news @ app.js:2:1
     0.1s  open
     0.1s  b open
     5s    close 1001
     5s    b close 1001
     6s    c connect wss://a.test/chat @ app.js:1:1
     6.1s  c error
     6.1s  c close 1006`,
    'server server-restart likely',
  ],
})
