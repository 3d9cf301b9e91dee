import { verdictTable } from './table.ts'

verdictTable({
  'nor is a sleep ruled out after which nothing was received': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     60s   clock 1h
     100s  error
     100s  close 1006`,
    'network protocol-error possible',
    'suspended',
    'The machine slept until 40.000 s before the end',
  ],
  'Chromium names the frame': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    error
     1s    close 1006
     1.1s  handshake "A server must not mask any frames that it sends to the client."`,
    'browser protocol-error certain',
    'must not mask',
  ],
  'reserved bits are about compression': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    error
     1s    close 1006
     1.1s  handshake "One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0"`,
    'browser protocol-error certain',
    'permessage-deflate',
    'before compression',
  ],
  'a frame that comes each 30 s is no limit on idle time': [
    `0s     connect wss://a.test/feed @ app.js:1:1
     0.1s   open
     30.2s  error
     30.2s  close 1006
     30.3s  handshake "Invalid frame header"
     31s    b connect wss://a.test/feed @ app.js:1:1
     31.1s  b open
     61.2s  b error
     61.2s  b close 1006
     61.3s  b handshake "Invalid frame header"`,
    'browser protocol-error certain',
  ],
  'text that is none is no matter of compression': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    error
     1s    close 1006
     1.1s  handshake "Could not decode a text frame as UTF-8."`,
    'browser protocol-error certain',
    'bytes as a binary message',
  ],
  'error before 1006 is a hint': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    error
     1s    close 1006`,
    'browser protocol-error possible',
    'connection-lost',
  ],
  'in Firefox a reset looks the same': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     1s    error
     1s    close 1006`,
    'network protocol-error possible',
    'the connection was reset',
  ],
  'a plain reset in Chromium has no error event': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    close 1006`,
    'network connection-lost certain',
  ],
  'a server that sends 1002': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    close 1002`,
    'server protocol-error certain',
  ],
})
