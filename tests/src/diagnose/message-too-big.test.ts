import { verdictTable } from './table.ts'

verdictTable({
  'MQTT 5 says so, and the broker drops the connection': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 10 00 04 4d 51 54 54 05 02 00 3c 00 04 61 62 63 64
     0.3s  receive binary 20 03 00 00 00
     100s  receive binary e0 02 95 00
     100s  close 1006`,
    'network message-too-big likely',
    'Packet too large',
  ],
  '1009 with the size that was sent': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send <131000 bytes>
     1.1s  close 1009`,
    'server message-too-big certain',
    '131 kB',
  ],
  'words under another code': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send <131000 bytes>
     1.1s  close 1000 "Frame size of 131000 bytes exceeds maximum accepted frame size"`,
    'server message-too-big likely',
  ],
  'servers that drop the connection: the largest ever, twice': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    send <9000 bytes>
     5s    send <200000 bytes>
     5.1s  close 1006
     6s    b connect wss://a.test/feed @ app.js:1:1
     6.1s  b open
     9s    b send <210000 bytes>
     9.3s  b close 1006`,
    'network message-too-big likely',
    '200 kB',
    '9 kB',
  ],
  'once may be a coincidence': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    send <9000 bytes>
     5s    send <200000 bytes>
     5.1s  close 1006`,
    'network connection-lost certain',
    'message-too-big',
    '200 kB',
  ],
  'a larger one that was taken clears it': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    send <900000 bytes>
     5s    send <200000 bytes>
     5.1s  close 1006
     6s    b connect wss://a.test/feed @ app.js:1:1
     6.1s  b open
     9s    b send <210000 bytes>
     9.3s  b close 1006`,
    'network connection-lost certain',
  ],
})
