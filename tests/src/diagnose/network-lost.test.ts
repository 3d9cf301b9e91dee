import { verdictTable } from './table.ts'

/** Two connections to one host are cut, and the page tries again a second later. */
const cutAndTried = (failure: string) => `
  0s     connect wss://a.test/feed @ app.js:1:1
  0s     b connect wss://a.test/other @ app.js:2:1
  0.1s   open
  0.1s   b open
  16s    close 1006
  16.2s  b close 1006
  17s    c connect wss://a.test/feed @ app.js:1:1
  17.1s  c handshake "Error in connection establishment: net::${failure}"
  17.1s  c error
  17.1s  c close 1006`

verdictTable({
  'the next attempt finds no way out of this machine': [
    cutAndTried('ERR_INTERNET_DISCONNECTED'),
    'network network-lost possible',
    'the browser was offline',
    'net::ERR_INTERNET_DISCONNECTED',
  ],
  'nor a name server': [cutAndTried('ERR_NAME_NOT_RESOLVED'), 'network network-lost possible'],
  'what is refused by the server’s machine was reached': [
    cutAndTried('ERR_CONNECTION_REFUSED'),
    'network server-restart likely',
  ],
  'a certificate that is not trusted is no server that restarts': [
    cutAndTried('ERR_CERT_AUTHORITY_INVALID'),
    'network connection-lost certain',
  ],
  'offline, and nothing came afterwards': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x every 2s until 9s
     10s   offline
     31s   close 1006`,
    'network network-lost likely',
    'offline for 21.000 s',
  ],
  'the browser may notice a moment later': [
    `0s    connect wss://a.test/feed
     0.1s  open
     31s   close 1006
     31.4s offline`,
    'network network-lost likely',
  ],
  'messages after it show that the connection lived': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   offline
     12s   receive x
     16s   close 1006`,
    'network connection-lost certain',
  ],
  'so does an opening: a server on this machine needs no network': [
    `0s    document http://localhost:3000/ offline
     1s    connect ws://localhost:3000/feed
     1.1s  open
     9s    close 1006`,
    'network connection-lost certain',
  ],
  'connections to several hosts end together': [
    `0s    connect wss://a.test/feed
     0s    b connect wss://b.test/other
     0.1s  open
     0.1s  b open
     16s   close 1006
     16.2s b close 1006`,
    'network network-lost likely',
    'a.test, b.test',
  ],
  'but a proxy that answers at once is there': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0s    b connect wss://b.test/other @ app.js:2:1
     0.1s  open
     0.1s  b open
     16s   close 1006
     16.2s b close 1006
     17s   c connect wss://a.test/feed @ app.js:1:1
     17.1s c handshake 502
     17.1s c error
     17.1s c close 1006`,
    'network connection-lost certain',
    'server-restart',
  ],
  'ports of one host may belong to one process': [
    `0s    connect wss://a.test/feed
     0s    b connect wss://a.test:8443/other
     0.1s  open
     0.1s  b open
     16s   close 1006
     16.2s b close 1006`,
    'network connection-lost certain',
  ],
  'loopback is no network to lose': [
    `0s    connect ws://localhost:3000/feed
     0s    b connect ws://127.0.0.1:4000/other
     0.1s  open
     0.1s  b open
     16s   close 1006
     16.2s b close 1006`,
    'network connection-lost certain',
  ],
  'offline as the developer tools play it, which reaches this machine as well': [
    `0s    connect ws://localhost:3000/feed
     0.1s  open
     60s   offline
     62s   close 1006`,
    'network network-lost likely',
  ],
  'hosts that fell silent together are cut for that together': [
    `0s    connect wss://a.test/feed
     0s    b connect wss://b.test/other
     0.1s  open
     0.1s  b open
     60.3s close 1006
     60.4s b close 1006`,
    'network idle-timeout possible',
  ],
  'online again right before the end: another interface took over': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   offline
     11s   online
     16s   close 1006`,
    'network network-lost possible',
    'for 1.000 s, until 5.000 s before',
    'connection-lost',
  ],
  'an earlier time without network does not hide the one that is noticed after the end': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   offline
     11s   online
     12s   receive x every 5s until 97s
     100s  close 1006
     101s  offline`,
    'network network-lost likely',
    'offline 1.000 s after the connection was cut',
  ],
  'online again, and messages came': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   offline
     11s   online
     12s   receive x
     16s   close 1006`,
    'network connection-lost certain',
  ],
  'online again long before the end is a runner-up': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   offline
     11s   online
     40s   close 1006`,
    'network connection-lost certain',
    'network-lost',
  ],
  'a token that expires meanwhile is none of it': [
    `0s    connect wss://a.test/feed?token=eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3NjcyMjU2MTB9.x
     0.1s  open
     9s    offline
     12s   close 1006`,
    'network network-lost likely',
  ],
})
