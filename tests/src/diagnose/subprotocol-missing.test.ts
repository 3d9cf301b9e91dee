import { findingTable } from './table.ts'

findingTable({
  'Firefox opens without one': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed protocol=chat
     0.1s  open`,
    'subprotocol-missing',
  ],
  'the server confirmed it': [
    `0s    connect wss://a.test/feed protocol=chat
     0.1s  open protocol=chat`,
    '',
  ],
  'none was asked for': ['0s connect wss://a.test/feed\n0.1s open', ''],
})
