import { findingTable } from './table.ts'

findingTable({
  'send() in CONNECTING': [
    `0s    connect wss://a.test/feed
     0.01s send()! InvalidStateError "Still in CONNECTING state." @ app.js:4:3
     0.1s  open`,
    'send-before-open',
  ],
  'send() in OPEN': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  send hello`,
    '',
  ],
})
