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
  'a connection that is open has no verdict': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x`,
    'none',
  ],
  'nor one that is connecting': ['0s connect wss://a.test/feed', 'none'],
})
