import { findingTable } from './table.ts'

findingTable({
  'one of a set, whose others are kept': [
    `0s    connect wss://a.test/row/1 @ app.js:1:1
     0s    b connect wss://a.test/row/2 @ app.js:1:1
     0s    c connect wss://a.test/row/3 @ app.js:1:1
     0.1s  open
     0.1s  b open
     0.1s  c open
     60s   a close() @ app.js:9:1
     60.1s a close 1005
     80s   now`,
    ' | unexpected-close',
  ],
  'one of two is no set': [
    `0s    connect wss://a.test/row/1 @ app.js:1:1
     0s    b connect wss://a.test/row/2 @ app.js:1:1
     0.1s  open
     0.1s  b open
     60s   close() @ app.js:9:1
     60.1s close 1005
     80s   now`,
    'unexpected-close',
  ],
  'nor are endpoints that one line opens for all of the app': [
    `0s    connect wss://a.test/news @ app.js:1:1
     0s    b connect wss://a.test/chat @ app.js:1:1
     0s    c connect wss://a.test/prices @ app.js:1:1
     0.1s  open
     0.1s  b open
     0.1s  c open
     60s   close() @ app.js:9:1
     60.1s close 1005
     80s   now`,
    'unexpected-close',
  ],
  'all of a set at once': [
    `0s    connect wss://a.test/row/1 @ app.js:1:1
     0s    b connect wss://a.test/row/2 @ app.js:1:1
     0s    c connect wss://a.test/row/3 @ app.js:1:1
     0.1s  open
     0.1s  b open
     0.1s  c open
     60s   close() @ app.js:9:1
     60s   b close() @ app.js:9:1
     60s   c close() @ app.js:9:1
     60.1s close 1005
     80s   now`,
    'unexpected-close',
  ],
})
