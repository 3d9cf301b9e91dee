import { verdictTable } from './table.ts'

verdictTable({
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
})
