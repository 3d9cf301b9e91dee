import { findingTable } from './table.ts'

findingTable({
  'send() after the end is dropped in silence': [
    `0s    connect wss://a.test/feed
     0.1s  open
     4s    close 1006
     5s    send hello @ app.js:4:3`,
    'send-after-close',
  ],
  'so it is while CLOSING': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    click
     4s    close() @ app.js:3:3
     4.01s send hello @ app.js:4:3
     4.1s  close 1005`,
    'send-after-close',
  ],
  'send() before the end is not': [
    `0s    connect wss://a.test/feed
     0.1s  open
     3.99s send hello
     4s    close 1006`,
    '',
  ],
})
