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
  'close() right after an exception: the script is all they share': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ render app.js:21:9
     3.03s  close() @ reset app.js:55:3
     3.1s   close 1005`,
    'page closed-by-error-handler possible',
    '30 ms before close()',
    'closed-by-page',
  ],
  'a function led to both, by different lines': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ render app.js:21:9 < update app.js:90:5
     3.03s  close() @ reset app.js:55:3 < update app.js:97:5
     3.1s   close 1005`,
    'page closed-by-error-handler likely',
  ],
  'one loop calls all that a page does': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ render app.js:21:9 < runTask app.js:900:5
     3.03s  close() @ reset app.js:55:3 < runTask app.js:900:5
     3.1s   close 1005`,
    'page closed-by-error-handler possible',
  ],
  'in a bundle of one line many functions have one name': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ e bundle.js:1:210
     3.03s  close() @ e bundle.js:1:88210
     3.1s   close 1005`,
    'page closed-by-error-handler possible',
    'bundle.js:1:88210',
  ],
  'and one that does both stands in one place': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ t bundle.js:1:90 < e bundle.js:1:88150
     3.03s  close() @ e bundle.js:1:88210
     3.1s   close 1005`,
    'page closed-by-error-handler likely',
  ],
  'a click that closes is none of it': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ track app.js:21:9
     3.02s  close() in click activation @ logOut app.js:55:3
     3.1s   close 1005`,
    'page closed-by-page certain',
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
  'a zone calls all through functions of one name': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     exception "x is undefined" @ app.js:1:9210 < e.invokeTask app.js:1:4100 < e.invokeTask app.js:1:4600 < r app.js:1:5200
     3.02s  close() @ app.js:1:9260 < e.invokeTask app.js:1:4100 < e.invokeTask app.js:1:4600 < r app.js:1:5200
     3.1s   close 1005`,
    'page closed-by-error-handler possible',
  ],
})
