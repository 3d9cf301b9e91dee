import { findingTable } from './table.ts'

findingTable({
  'CLOSING for 2 s before the event': [
    `0s    connect wss://a.test/feed
     0.1s  open
     2.1s  closing
     4.1s  close 1000`,
    'late-close',
  ],
  'a closing handshake of a round trip': [
    `0s    connect wss://a.test/feed
     0.1s  open
     2.1s  closing
     2.2s  close 1000`,
    '',
  ],
  'a page that closes itself waits for the server': [
    `0s    connect wss://a.test/feed
     0.1s  open
     2s    click
     2.1s  close()
     4.1s  close 1005`,
    '',
  ],
})
