import { findingTable } from './table.ts'

findingTable({
  'the same line, URL and first message, open at once': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.2s  send {"join":"x"}
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.2s  b send {"join":"x"}
     8s    now`,
    'duplicate-connections',
  ],
  'make before break overlaps for a moment': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.5s  close 1000
     8s    now`,
    '',
  ],
  'different first messages ask for different things': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.2s  send {"join":"x"}
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.2s  b send {"join":"y"}
     8s    now`,
    '',
  ],
  'another line is another use': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed @ app.js:2:1
     1.1s  b open
     8s    now`,
    '',
  ],
  'a test connection is not the app’s': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed test @ app.js:1:1
     1.1s  b open
     8s    now`,
    '',
  ],
})
