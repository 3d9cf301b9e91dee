import { verdictTable } from './table.ts'

verdictTable({
  'close() in a window error handler': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"bad":
     3.001s exception "Unexpected end of JSON input" @ onmessage app.js:21:9
     3.001s close() in error:window @ window.onerror app.js:40:3
     3.1s   close 1005`,
    'page closed-by-error-handler certain',
    'app.js:40',
    'Unexpected end of JSON input',
    'app.js:21',
  ],
  'close() right after an exception in the same script': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ render app.js:21:9
     3.03s  close() @ reset app.js:55:3
     3.1s   close 1005`,
    'page closed-by-error-handler likely',
    '30 ms before close()',
  ],
  'close() in an unhandled rejection': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     rejection "no token"
     3s     close() in unhandledrejection:window @ app.js:55:3
     3.1s   close 1005`,
    'page closed-by-error-handler certain',
  ],
  'a handler that closes and throws on': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     close() in message @ onmessage app.js:22:9
     3.001s exception "no such room" @ onmessage app.js:21:9
     3.1s   close 1005`,
    'page closed-by-error-handler likely',
    '1 ms after close()',
  ],
  'an exception of another script is a coincidence': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "ad failed" @ https://ads.test/x.js:1:1
     3.03s  close() @ reset app.js:55:3
     3.1s   close 1005`,
    'page closed-by-page certain',
  ],
  'an exception a second earlier is none of it': [
    `0s     connect wss://a.test/feed
     0.1s   open
     2s     exception "x is undefined" @ render app.js:21:9
     3.03s  close() @ reset app.js:55:3
     3.1s   close 1005`,
    'page closed-by-page certain',
  ],
  'the error event of the socket itself is no error handler': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     close() in error:socket @ app.js:55:3
     3.1s   close 1006`,
    'page closed-by-page certain',
  ],
})
