import { findingTable } from './table.ts'

/** A page of a list for each stretch that is scrolled. */
const stretches = (how: string) =>
  [0, 1, 2, 3]
    .map(
      (n) => `
     ${n * 0.9}s ${'abcd'[n]} connect wss://a.test/list ${how} @ app.js:1:1
     ${n * 0.9 + 0.1}s ${'abcd'[n]} open
     ${n * 0.9 + 0.1}s ${'abcd'[n]} send {"page":${n}}
     ${n * 0.9 + 0.2 + n * n * 0.013}s ${'abcd'[n]} receive {"page":${n}}
     ${n * 0.9 + 0.2 + n * n * 0.013}s ${'abcd'[n]} close() in message @ app.js:9:1
     ${n * 0.9 + 0.25 + n * n * 0.013}s ${'abcd'[n]} close 1005`,
    )
    .join('\n')

findingTable({
  'one answer to the one question': [
    `0s    connect wss://a.test/config @ app.js:1:1
     0.1s  open
     0.1s  send {"get":"settings"}
     0.4s  receive {"theme":"dark"}
     0.4s  close() in message @ app.js:9:1
     0.5s  close 1005
     9s    now`,
    ' | unexpected-close',
  ],
  'what is asked as the user scrolls': [stretches('in scroll:document'), ''],
  'an answer the page failed over': [
    `0s    connect wss://a.test/config @ app.js:1:1
     0.1s  open
     0.1s  send {"id":1,"method":"get"}
     0.4s  receive {"id":1,"result":{}}
     0.401s exception "x is undefined" @ app.js:8:1
     0.402s close() in error:window @ app.js:9:1
     0.5s  close 1005
     9s    now`,
    'unexpected-close',
  ],
  'an answer of many': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.1s  send {"sub":1}
     0.4s  receive {"n":{n}} every 1s until 5.4s
     5.4s  close() in message @ app.js:9:1
     5.5s  close 1005
     9s    now`,
    'unexpected-close',
  ],
})
