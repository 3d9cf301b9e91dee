import { verdictTable } from './table.ts'

verdictTable({
  'CSP in Chromium: error, and never a close': [
    `0s     connect wss://b.test/feed
     0.001s csp connect-src wss://b.test/feed
     0.002s error`,
    'browser blocked-by-browser certain',
    'connect-src',
    'wss://b.test',
  ],
  'CSP reports may name the scheme alone': [
    `0s     connect wss://b.test/feed
     0.001s csp default-src wss
     0.002s error`,
    'browser blocked-by-browser certain',
  ],
  'CSP in Firefox: the constructor throws': [
    `0s document https://app.test/ firefox
     0s connect! wss://b.test/feed NS_ERROR_CONTENT_BLOCKED "blocked"`,
    'browser blocked-by-browser certain',
    'Content-Security-Policy',
  ],
  'a report-only policy blocks nothing': [
    `0s     connect wss://b.test/feed
     0.001s csp connect-src wss://b.test/feed report-only
     0.1s   error
     0.1s   close 1006`,
    'unknown handshake-failed certain',
  ],
  'a violation for another host is another socket’s': [
    `0s     connect wss://b.test/feed
     0.001s csp connect-src wss://c.test/feed
     0.1s   error
     0.1s   close 1006`,
    'unknown handshake-failed certain',
  ],
  'a port browsers refuse, with the text': [
    `0s     connect wss://b.test:6000/feed
     0.01s  error
     0.01s  close 1006
     0.02s  handshake "Error in connection establishment: net::ERR_UNSAFE_PORT" unreached`,
    'browser blocked-by-browser certain',
  ],
  'a port browsers refuse, without it': [
    `0s     connect wss://b.test:6667/feed
     0.01s  error
     0.01s  close 1006`,
    'browser blocked-by-browser likely',
    '6667',
  ],
  'another extension': [
    `0s     connect wss://b.test/feed
     0.01s  error
     0.01s  close 1006
     0.02s  handshake "net::ERR_BLOCKED_BY_CLIENT" unreached`,
    'browser blocked-by-browser certain',
    'extension',
  ],
  'Local Network Access': [
    `0s     connect ws://192.168.1.4/feed
     0.01s  error
     0.01s  close 1006
     0.02s  handshake "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS" unreached`,
    'browser blocked-by-browser certain',
    'Local Network Access',
  ],
  'mixed content that does not throw': [
    `0s     connect ws://b.test/feed
     0.01s  error
     0.01s  close 1006`,
    'browser blocked-by-browser likely',
    'wss:',
  ],
  'ws: to loopback is allowed from https': [
    `0s     connect ws://localhost:8080/feed
     0.01s  error
     0.01s  close 1006`,
    'unknown handshake-failed certain',
  ],
  'ws: that was refused by the machine it went to was not blocked': [
    `0s    document https://app.test/
     0s    connect ws://a.test/feed
     0.1s  error
     0.1s  close 1006
     0.2s  handshake "net::ERR_CONNECTION_REFUSED" unreached`,
    'network server-unreachable certain',
  ],
  'ws: that got an answer was not blocked': [
    `0s     connect ws://b.test/feed
     0.1s   error
     0.1s   close 1006
     0.2s   handshake 403`,
    'server handshake-rejected certain',
  ],
})
