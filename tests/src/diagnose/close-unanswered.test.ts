import { findingTable } from './table.ts'

findingTable({
  'the page closed as the network went': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     20s   offline
     20s   close() in offline:window @ app.js:9:1
     60s   close 1006`,
    '',
  ],
  'no answer for 60 s, then 1006': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     2s    close() @ app.js:1:1
     62s   close 1006`,
    'close-unanswered',
  ],
  'no answer yet after 10 s': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     2s    close() @ app.js:1:1
     13s   now`,
    'close-unanswered',
  ],
  'the page was frozen meanwhile': [
    `0s    connect wss://a.test/feed
     0.1s  open
     2s    freeze
     2s    close() in freeze:document @ app.js:1:1
     60s   resume
     60.1s close 1006`,
    '',
  ],
  'the page stood at a breakpoint': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     2s    close() @ app.js:1:1
     2.1s  paused 60s
     62.2s close 1006`,
    '',
  ],
  'an answer in time': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     2s    close() @ app.js:1:1
     2.1s  close 1005`,
    '',
  ],
})
