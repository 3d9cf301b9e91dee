import { findingTable } from './table.ts'

findingTable({
  'the handler throws each time': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive {"n":1}
     1.001s exception "x is undefined" @ onmessage app.js:3:1
     2s     receive {"n":2}
     2.001s exception "x is undefined" @ onmessage app.js:3:1`,
    'exception-in-handler',
  ],
  'once may be a coincidence': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive {"n":1}
     1.001s exception "x is undefined" @ onmessage app.js:3:1`,
    '',
  ],
  'exceptions of a timer are not the handler’s': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive {"n":1} every 1s until 5s
     1.5s   exception "x is undefined" @ tick app.js:3:1
     2.5s   exception "x is undefined" @ tick app.js:3:1`,
    '',
  ],
  'nor those of another socket': [
    `0s     connect wss://a.test/feed
     0s     b connect wss://b.test/feed
     0.1s   open
     0.1s   b open
     1s     receive {"n":1}
     1.001s b receive {"n":1}
     1.002s exception "x is undefined" @ onmessage app.js:3:1
     2s     receive {"n":1}
     2.001s b receive {"n":1}
     2.002s exception "x is undefined" @ onmessage app.js:3:1`,
    '',
  ],
})
