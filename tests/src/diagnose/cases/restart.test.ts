import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

describe('a proxy or server that restarts', () => {
  caseTable({
    'the number follows the setting: 300 s after proxy-read-timeout was raised': {
      url: 'https://github.com/kubernetes/ingress-nginx/issues/2647',
      trace: ['300.27s', '300.31s']
        .map((end, n) =>
          life(
            'ab'.charAt(n),
            `${n * 305}s`,
            `0s      connect wss://app.example.test/socket @ app.js:4:9
             0.1s    open
             0.2s    send {"subscribe":"alerts"}
             0.25s   receive {"subscribed":"alerts"}
             ${end}  close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'network idle-timeout likely',
    },
    'an edge that restarts and says so': {
      url: 'https://github.com/websockets/ws/issues/1520',
      trace: `
        0s       connect wss://app.example.test/ws @ app.js:4:9
        0.1s     open
        1s       receive {"tick":{n}} every 2s until 731s
        1.5s     send {"ack":{n}} every 10s until 731.5s
        732.18s  close 1001 "CloudFlare WebSocket proxy restarting"`,
      verdict: 'server server-restart likely',
      says: ['proxy restarting'],
    },
    'and the other times, 1006 at any age while data passes: nothing tells': {
      url: 'https://github.com/websockets/ws/issues/1520',
      trace: [
        life('a', '0s', active('731s', '731.92s')),
        life('b', '733s', active('1203s', '1204.31s')),
        life('c', '1940s', active('417s', '417.77s')),
      ].join('\n'),
      verdict: 'network connection-lost certain',
      or: ['server-restart'],
    },
    'uvicorn tells its clients that it restarts': {
      url: 'https://github.com/django/channels/issues/1460',
      trace: `
        0s     connect wss://app.example.test/ws/notify @ notify.js:2:8
        0.1s   open
        64s    receive {"n":1}
        95.4s  close 1012
        96.4s  b connect wss://app.example.test/ws/notify @ notify.js:2:8
        96.5s  b error
        96.5s  b close 1006`,
      verdict: 'server server-restart certain',
    },
    'a handler that returns right after accept: 1000 at once, and the page reloads for ever': {
      url: 'https://github.com/AnswerDotAI/fasthtml/pull/818',
      trace: `
        0s      connect ws://localhost:5001/live-reload @ index.html:20:18
        0.021s  open
        0.024s  close 1000
        0.4s    pagehide
        0.6s    next/ document http://localhost:5001/
        0.6s    next/a connect ws://localhost:5001/live-reload @ index.html:20:18
        0.622s  next/a open
        0.625s  next/a close 1000`,
      verdict: 'server closed-by-server certain',
      says: ['a handler that returns'],
    },
  })
})

function active(last: string, end: string): string {
  return `
    0s      connect wss://app.example.test/ws @ app.js:4:9
    0.1s    open
    1s      receive {"tick":{n}} every 2s until ${last}
    1.5s    send {"ack":{n}} every 10s until ${last}
    ${end}  close 1006`
}
