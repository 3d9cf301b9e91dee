import { findingTable } from './table.ts'

const ANSWERED = `
  0s     connect wss://a.test/feed
  0.1s   open
  10s    send {"type":"ping"} every 10s until 80s
  10.05s receive {"type":"pong"} every 10s until 60.05s`

findingTable({
  'two beats without an answer': [`${ANSWERED}\n83s now`, 'half-open'],
  'one beat without an answer': [`${ANSWERED}\n70.05s receive {"type":"pong"}\n85s now`, ''],
  'an answer on its way': [`${ANSWERED}\n81s now`, ''],
  'data came instead': [`${ANSWERED}\n79s receive {"news":1}\n83s now`, ''],
  'a server that never answered': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    send {"type":"ping"} every 10s until 80s
     83s    now`,
    '',
  ],
})
