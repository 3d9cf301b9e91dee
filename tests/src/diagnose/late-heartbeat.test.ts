import { findingTable } from './table.ts'

const BEATS = `
  0s    connect wss://a.test/feed
  0.1s  open
  10s   receive {"type":"ping"} every 10s until 60s`

findingTable({
  'overdue by half an interval': [`${BEATS}\n76s now`, 'late-heartbeat'],
  'on time': [`${BEATS}\n69s now`, ''],
  'data in its place': [`${BEATS}\n74s receive {"news":1}\n76s now`, ''],
  'not while the page is paused': [`${BEATS}\n61s paused 14s\n76s now`, ''],
  'not while it is hidden': [`${BEATS}\n61s hidden\n76s now`, ''],
  'not after the end': [`${BEATS}\n66s close 1006\n80s now`, ''],
})
