import { findingTable } from './table.ts'

const ANSWERED = `
  0s     connect wss://a.test/feed
  0.1s   open
  10s    send {"type":"ping"} every 10s until 80s
  10.05s receive {"type":"pong"} every 10s until 60.05s`

/** Goes to and fro. */
const CURSOR = Array.from({ length: 30 }, (_, n) => `${n + 1}s send {"x":${(n * 37) % 90}}`).join(
  '\n',
)

findingTable({
  'two beats without an answer': [`${ANSWERED}\n83s now`, 'half-open'],
  'nor any of many more': [
    ANSWERED.replace('until 80s', 'until 200s').concat('\n203s now'),
    'half-open',
  ],
  'beats that come faster than one waits for an answer': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     send {"type":"ping"} every 1s until 9s
     1.05s  receive {"type":"pong"} every 1s until 4.05s
     9.5s   now`,
    'half-open',
  ],
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
  'MQTT without an answer': [
    `0s     connect wss://a.test/mqtt protocol=mqtt
     0.1s   open protocol=mqtt
     60s    send binary c0 00 every 60s until 360s
     60.05s receive binary d0 00 every 60s until 240.05s
     363s   now`,
    'half-open',
  ],
  'data that goes both ways and ends is none': [
    `0s     connect wss://a.test/feed
     0.1s   open
     ${CURSOR}
     1.2s   receive {"x":9,"y":7} every 1s until 20.2s
     33s    now`,
    '',
  ],
})
