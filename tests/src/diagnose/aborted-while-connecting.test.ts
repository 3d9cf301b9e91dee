import { verdictTable } from './table.ts'

verdictTable({
  'close() before the opening aborts': [
    `0s     connect wss://a.test/feed
     4s     close() @ timeout lib/reconnecting-websocket.js:95:11 < open src/app.js:5:1
     4.001s error
     4.002s close 1006`,
    'page aborted-while-connecting certain',
    '4.000 s after new WebSocket()',
    'app.js:5',
  ],
  'after a failed attempt the browser’s own delay is named': [
    `0s     z connect wss://a.test/feed @ app.js:5:1
     0.1s   z error
     0.1s   z close 1006
     1s     a connect wss://a.test/feed @ app.js:5:1
     3s     a close() @ app.js:9:1
     3.001s a error
     3.002s a close 1006`,
    'page aborted-while-connecting certain',
    'the browser delays reconnects itself',
  ],
  'while the page is prerendered no socket opens, however fast the server is': [
    `0s     document https://app.test/next prerendering hidden
     0s     connect wss://a.test/feed @ app.js:5:1
     5s     close() @ app.js:9:1
     5.001s error
     5.002s close 1006
     8s     visible`,
    'page aborted-while-connecting certain',
    'The page was being prerendered',
    'prerenderingchange',
  ],
  'once it is shown, it is the server that is slow': [
    `0s     document https://app.test/next prerendering hidden
     0s     connect wss://a.test/feed @ app.js:5:1
     1s     visible
     6s     close() @ app.js:9:1
     6.001s error
     6.002s close 1006`,
    'page aborted-while-connecting certain',
    'Raise the connection time-out',
  ],
  'a round delay fits a timer': [
    `0s     connect wss://a.test/feed @ app.js:5:1
     5.003s close() @ app.js:9:1
     5.004s error
     5.004s close 1006`,
    'page aborted-while-connecting certain',
    'fits a timer of 5,000 ms',
  ],
  'a server that refuses while nobody calls close() does not': [
    `0s    connect wss://a.test/feed
     0.1s  error
     0.1s  close() state=3
     0.1s  close 1006`,
    'unknown handshake-failed certain',
  ],
  'browsers make one handshake with a server at a time': [
    `0s     b connect wss://a.test/hangs @ app.js:1:1
     0.5s   connect wss://a.test/feed @ app.js:5:1
     5.5s   close() @ app.js:9:1
     5.501s error
     5.502s close 1006`,
    'page aborted-while-connecting certain',
    'Another handshake with a.test, begun 500 ms earlier',
  ],
})
