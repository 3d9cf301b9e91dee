import { verdictTable } from './table.ts'

verdictTable({
  'Chromium fails frozen sockets on resume, with an error event': [
    `0s      connect wss://a.test/feed
     0.1s    open
     60s     hidden
     400s    freeze
     900s    resume
     900.01s error
     900.02s close 1006`,
    'browser suspended certain',
    'froze',
  ],
  'back from the back/forward cache': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      pagehide persisted
     5.1s    freeze
     9s      resume
     9.01s   pageshow persisted
     9.02s   error
     9.03s   close 1006`,
    'browser suspended certain',
    'back/forward cache',
  ],
  'a close() in pageshow does not make it the page': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      pagehide persisted
     9s      pageshow persisted
     9.001s  close() in pageshow:window @ app.js:5:1
     9.02s   error
     9.03s   close 1006`,
    'browser suspended certain',
  ],
  'nor does one in resume, before pageshow': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      pagehide persisted
     5.1s    freeze
     9s      resume
     9.001s  close() in resume:document @ app.js:5:1
     9.01s   pageshow persisted
     9.03s   close 1006`,
    'browser suspended certain',
  ],
  'but one in freeze does': [
    `0s      connect wss://a.test/feed
     0.1s    open
     60s     hidden
     400s    freeze
     400s    close() in freeze:document @ app.js:5:1
     900s    resume
     900.02s close 1006`,
    'page closed-by-page certain',
  ],
  'and one long before the machine slept': [
    `0s      connect wss://a.test/feed
     0.1s    open
     50s     close() @ app.js:5:1
     60s     clock 3600s
     60.5s   close 1006`,
    'page closed-by-page certain',
  ],
  'a machine that slept': [
    `0s      connect wss://a.test/feed
     0.1s    open
     60s     clock 3600s
     60.5s   close 1006`,
    'browser suspended likely',
    'slept',
  ],
  'a step of the wall clock by NTP is nothing': [
    `0s      connect wss://a.test/feed
     0.1s    open
     20s     clock 1.2s
     20.5s   close 1006`,
    'network connection-lost certain',
  ],
  'a clock set back is nothing': [
    `0s      connect wss://a.test/feed
     0.1s    open
     20s     clock -3600s
     20.5s   close 1006`,
    'network connection-lost certain',
  ],
  'an end long after the resume has another cause': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      freeze
     6s      resume
     15s     close 1006`,
    'network connection-lost certain',
  ],
  'a Close frame after the resume speaks for itself': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      freeze
     6s      resume
     6.5s    close 1012`,
    'server server-restart certain',
  ],
  'a Close frame that says nothing came while the page was frozen': [
    `0s      connect wss://a.test/feed
     0.1s    open
     60s     hidden
     400s    freeze
     900s    resume
     900.02s close 1000`,
    'server suspended likely',
    'the server closed the connection meanwhile',
  ],
  'a close() of the page after the resume is the page’s, where the server answers it': [
    `0s      connect wss://a.test/feed
     0.1s    open
     400s    freeze
     900s    resume
     900.5s  close() @ app.js:3:1
     900.6s  close 1005`,
    'page closed-by-page certain',
  ],
  'a socket opened after the resume was not suspended': [
    `0s      freeze
     6s      resume
     6.1s    connect wss://a.test/feed
     6.2s    error
     6.2s    close 1006`,
    'unknown handshake-failed certain',
  ],
  'a page that was left before another of the tab was discarded': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      pagehide
     6s next/ document https://app.test/two
     900s last/ document https://app.test/two discarded`,
    'browser navigation certain',
  ],
  'the last moment of the two seconds': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      freeze
     6s      resume
     8s      close 1006`,
    'browser suspended certain',
  ],
  'a discarded tab': [
    `0s      connect wss://a.test/feed
     0.1s    open
     5s      gone
     60s next/ document https://app.test/ discarded`,
    'browser suspended certain',
    'discarded',
  ],
})
