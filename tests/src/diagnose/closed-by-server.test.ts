import { verdictTable } from './table.ts'

verdictTable({
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
})
