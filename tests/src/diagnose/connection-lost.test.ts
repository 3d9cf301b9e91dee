import { verdictTable } from './table.ts'

verdictTable({
  '1006 and nothing else': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     4s    close 1006`,
    'network connection-lost certain',
    'without a Close frame',
    'Test connection',
    'server-restart',
  ],
  'an age that fits a limit is an alternative': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x every 1s until 29s
     30.2s close 1006`,
    'network connection-lost certain',
    'lifetime-limit',
  ],
  'a message of refusal before it is an alternative': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     send hello
     2s     receive {"type":"error","message":"invalid token"}
     2.1s   close 1006`,
    'network connection-lost certain',
    'unauthorized',
    'invalid token',
  ],
  'so is a sleep after which nothing was received': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive hello
     60s    clock 600s
     300s   close 1006`,
    'network connection-lost certain',
    'suspended',
    'The machine slept',
  ],
  'and much that came in right before': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive <60000 bytes> every 20ms until 1.6s
     1.7s   close 1006`,
    'network connection-lost certain',
    'slow-consumer',
  ],
  'a connection that is open has no verdict': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x`,
    'none',
  ],
  'nor one that is connecting': ['0s connect wss://a.test/feed', 'none'],
  'what is sent into a dead socket is no data': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     8s    close 1006
     9s    send {"type":"ping"} state=3
     10s   send {"type":"ping"} state=3`,
    'network connection-lost certain',
    '7.000 s after the last data',
    'The last message was received.',
  ],
})
