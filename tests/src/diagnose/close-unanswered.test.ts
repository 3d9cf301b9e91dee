import { findingTable } from './table.ts'

findingTable({
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
  'an answer in time': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     2s    close() @ app.js:1:1
     2.1s  close 1005`,
    '',
  ],
})
