import { expect, test } from 'vitest'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { trace } from '../../support/trace.ts'
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
  'not as soon as it is shown again': [`${BEATS}\n61s hidden\n300s visible\n301s now`, ''],
  'but an interval and a half later': [
    `${BEATS}\n61s hidden\n300s visible\n315s now`,
    'late-heartbeat',
  ],
  'not after the end': [`${BEATS}\n66s close 1006\n80s now`, ''],
  'the server’s own, where both sides beat': [
    `0s   connect wss://a.test/hub
     0.1s open
     15s  send {"type":6}\x1e every 15s until 90s
     16s  receive {"type":6}\x1e every 15s until 61s
     92s  now`,
    'late-heartbeat',
  ],
  'a page may stop to ask what it asked regularly': [
    `0s   connect wss://a.test/feed
     0.1s open
     1s   send {"get":"status"} every 5s until 100s
     1.1s receive {"status":"ok"} every 5s until 100s
     130s now`,
    ' | late-heartbeat',
  ],
  'but its ping is one': [
    `0s   connect wss://a.test/feed
     0.1s open
     1s   send {"type":"ping"} every 5s until 100s
     1.1s receive {"type":"pong"} every 5s until 100s
     130s now`,
    'late-heartbeat',
  ],
  'data may stop as it pleases': [
    `0s   connect wss://a.test/feed
     0.1s open
     1s   receive {"price":10{n}5} every 1s until 30s
     60s  now`,
    '',
  ],
  'a missing beat among others is over': [`${BEATS}\n80s receive {"type":"ping"}\n85s now`, ''],
  'not with a jitter that allows for it': [
    `0s   connect wss://a.test/feed
     0.1s open
     10s  receive {"type":"ping"}
     22s  receive {"type":"ping"}
     30s  receive {"type":"ping"}
     42s  receive {"type":"ping"}
     50s  receive {"type":"ping"}
     62s  receive {"type":"ping"}
     78s  now`,
    '',
  ],
})

test.for([
  ['its page has told nothing since: a breakpoint', 64_000, []],
  ['its page has told all', 78_000, ['late-heartbeat']],
] as const)('overdue, and %s', ([, heardFor, expected]) => {
  const { log, now } = trace(`${BEATS}\n78s now`)
  const [connection] = log.connections.values()
  const [page] = log.pages.values()
  if (!connection || !page) throw new Error('no connection')
  page.heardAt = now - 78_000 + heardFor
  const { findings } = diagnose(connection, { log, now })
  expect(findings.map(({ id }) => id)).toEqual(expected)
})
