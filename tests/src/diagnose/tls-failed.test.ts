import { verdictTable } from './table.ts'

verdictTable({
  'a certificate Chromium does not trust': [
    `0s     connect wss://b.test:8443/feed
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID" unreached`,
    'browser tls-failed certain',
    'https://b.test:8443/',
  ],
  'Firefox’s sentence and its code 1015': [
    `0s     document https://app.test/ firefox
     0s     connect wss://b.test/feed
     0.1s   error
     0.1s   close 1015
     0.2s   handshake "SSL received a record that exceeded the maximum permissible length."`,
    'browser tls-failed certain',
    '1015',
  ],
  'a refused connection is not': [
    `0s     connect wss://b.test/feed
     0.1s   error
     0.1s   close 1006
     0.2s   handshake "Error in connection establishment: net::ERR_CONNECTION_REFUSED" unreached`,
    'network server-unreachable certain',
  ],
})
