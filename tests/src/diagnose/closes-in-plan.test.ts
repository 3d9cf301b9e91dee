import { expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'
import { findingTable, verdictTable } from './table.ts'

/** Connected for a minute, and closed in a listener. */
const closedIn = (running: string) => `
  0s     connect wss://a.test/live @ app.js:1:1
  0.1s   open
  0.5s   send {"join":9}
  1s     receive {"text":"x"} every 2s until 58s
  60s    close() ${running} @ app.js:9:1
  60.1s  close 1005
  90s    now`

/** What the server said last, and where the page went then. */
const sentTo = (message: string, url: string) => `
  0s     connect wss://gw.test/discover @ net.js:1:1
  0.1s   open
  0.15s  receive ${message}
  0.16s  close() in message @ net.js:9:1
  0.17s  b connect ${url} @ net.js:20:1
  0.2s   close 1005
  0.3s   b open
  0.4s   b send {"hello":1}
  20s    now`

/** Two are asked at once; `a` is closed as the other has answered. */
const race = (url: string, kept = '') => `
  0s     connect ${url} @ net.js:1:1
  0s     b connect wss://eu.relay.test/ws @ net.js:1:1
  0.1s   b open
  0.15s  open
  0.16s  send ping
  0.5s   close() @ net.js:9:1
  0.55s  close 1005
  ${kept}
  20s    now`

/** Put away while the page is hidden. */
const hiddenThen = (after: string, at = '20.5s') => `
  0s      connect wss://a.test/live @ live.js:1:1
  0.1s    open
  1s      receive {"n":{n}} every 1s until 20s
  ${at}   hidden
  20.501s close() in visibilitychange @ live.js:9:1
  20.6s   close 1005
  ${after}`

const KEY = 'pqia91ma19a5s61cv6a81va65sdf19v8a65a1'

/** Taken over shortly after another one had opened. */
const rolled = (url: string, line: string) => `
  0s      connect wss://a.test/ws/${KEY} @ feed.js:1:1
  0.1s    open
  1s      receive {"e":"trade"} every 30s until 600s
  601s    b connect ${url} @ ${line}
  601.2s  b open
  603s    close() @ feed.js:9:1
  603.1s  close 1005
  620s    now`

findingTable({
  'a peer connection is up, and its signalling is over': [
    closedIn('in connectionstatechange:other'),
    '',
  ],
  'a data channel opened': [closedIn('in open:other'), ''],
  'the kind of network changed': [closedIn('in change:other'), ''],
  'the video has come to its end': [closedIn('in ended:element'), ''],
  'a message of a port says nothing: schedulers use one': [
    closedIn('in message:other'),
    'unexpected-close',
  ],
  'nor does an image that loaded': [closedIn('in load:element'), 'unexpected-close'],

  'a gateway names the address of a node': [
    sentTo('{"node":"wss://node7.test/session/abc"}', 'wss://node7.test/session/abc'),
    '',
  ],
  'its host alone, in an escaped text': [
    sentTo('{"to":"wss:\\/\\/node7.test:8443\\/x"}', 'wss://node7.test:8443/play'),
    '',
  ],
  'its host, and the port in a field of its own': [
    sentTo('{"match":{"host":"gs-12.test","port":7443}}', 'wss://gs-12.test:7443/play'),
    '',
  ],
  'another path of the same server': [sentTo('{"url":"wss://gw.test/v2"}', 'wss://gw.test/v2'), ''],
  'it goes where nobody sent it': [
    sentTo('{"node":"wss://node7.test/"}', 'wss://other.test/feed'),
    'unexpected-close',
  ],
  'its own host says nothing': [
    sentTo('{"from":"gw.test"}', 'wss://gw.test/feed'),
    'unexpected-close',
  ],

  'another host was quicker': [race('wss://us.relay.test/ws'), ''],
  'which was closed as well': [
    race('wss://us.relay.test/ws', '0.51s b close() @ net.js:9:1\n0.6s b close 1005'),
    'unexpected-close',
  ],
  'the other host serves something else': [race('wss://us.relay.test/news'), 'unexpected-close'],

  'a hidden page connects again when it is shown': [
    hiddenThen(
      '80s visible\n80.002s b connect wss://a.test/live @ live.js:1:1\n80.1s b open\n95s now',
    ),
    '',
  ],
  'or does not': [hiddenThen('80s visible\n95s now'), 'unexpected-close'],
  'or did so while it was hidden': [
    hiddenThen('30s b connect wss://a.test/live @ live.js:1:1\n30.1s b open\n80s visible\n95s now'),
    'unexpected-close',
  ],

  'the next one has a key of its own in its path': [
    rolled('wss://a.test/ws/xk2b91ma19a5s61cv6a81va65sdf19v8a65a7', 'feed.js:1:1'),
    '',
  ],
  'another line asked for something else': [
    rolled('wss://a.test/ws/xk2b91ma19a5s61cv6a81va65sdf19v8a65a7', 'chat.js:1:1'),
    'unexpected-close',
  ],
  'it is another topic': [rolled('wss://a.test/ws/news', 'feed.js:1:1'), 'unexpected-close'],
})

/** Closed some seconds after the last words. */
const lazily = (...words: string[]) => `
  0s     connect wss://a.test/ps @ q.js:1:1
  0.1s   open
  1s     send {"op":"subscribe","id":1,"ch":"a"}
  1.1s   receive {"op":"subscribed","ch":"a"}
  2s     receive {"ch":"a","d":{n}} every 2s until 40s
  ${words.join('\n')}
  46s    close() 1000 @ q.js:9:1
  46.1s  close 1000
  60s    now`
const LEAVES = '41s send {"op":"unsubscribe","id":2,"ch":"a"}\n41.1s receive {"op":"unsubscribed"}'

findingTable({
  'nothing is subscribed to any more': [lazily(LEAVES), ''],
  'something else still is': [
    lazily('20s send {"op":"subscribe","id":5,"ch":"b"}', LEAVES),
    'unexpected-close',
  ],
  'or comes in all the same': [lazily(LEAVES, '44s receive {"ch":"b","d":1}'), 'unexpected-close'],
  'all is subscribed to': [lazily(), 'unexpected-close'],
})

/** Closed in the handler of the last message, without a word. */
const waited = (last: string, close = 'close() in message') => `
  0s     connect wss://pay.test/qr/ab12 @ q.js:1:1
  0.1s   open
  0.2s   receive {"status":"pending"}
  5s     receive {"status":"scanned"}
  12s    receive ${last}
  12.01s ${close} @ q.js:9:1
  12.1s  close 1005
  30s    now`

findingTable({
  'it is paid': [waited('{"status":"paid"}'), ' | unexpected-close'],
  'the job is at its end': [waited('{"progress":100,"url":"/x"}'), ' | unexpected-close'],
  'it goes on': [waited('{"progress":40}'), 'unexpected-close'],
  'what a message carries came out well, not what the page waits for': [
    waited('{"order":{"status":"paid"}}'),
    'unexpected-close',
  ],
  'a timer closes': [waited('{"status":"paid"}', 'close()'), 'unexpected-close'],
})

const next = (from: string, to: string) => `
  0s     connect wss://a.test/stream?${from} @ sub.js:1:1
  0.1s   open
  1s     receive {"p":{n}} every 1s until 14s
  15s    close() @ sub.js:4:1
  15s    b connect wss://a.test/stream?${to} @ sub.js:1:1
  15.1s  close 1005
  15.2s  b open
  40s    now`

findingTable({
  'the page goes on to another thing': [next('symbol=A', 'symbol=B'), ' | unexpected-close'],
  'it asks for the same again': [next('symbol=A', 'symbol=A'), 'unexpected-close'],
  'at another time': [next('symbol=A&t=1767225600', 'symbol=A&t=1767225615'), 'unexpected-close'],
  'with another nonce': [next('x=0.1234', 'x=0.9876'), 'unexpected-close'],
  'for the second time': [next('try=1', 'try=2'), 'unexpected-close'],
})

const speech = (last: string) => `
  0s     connect wss://a.test/stream @ speak.js:1:1
  0.1s   open
  0.2s   send {"text":"Hello there"}
  0.5s   receive {"audio":"UklGR","isFinal":null} every 100ms until 1.4s
  1.5s   receive ${last}
  1.501s close() in message @ speak.js:9:1
  1.6s   close 1005
  20s    now`

const saying = (reason: string) => `
  0s     connect wss://a.test/live @ app.js:1:1
  0.1s   open
  1s     receive {"n":{n}} every 2s until 58s
  60s    close() 4000 "${reason}" @ app.js:9:1
  60.1s  close 4000
  90s    now`

findingTable({
  'the last piece of what is spoken': [speech('{"audio":null,"isFinal":true}'), ''],
  'a piece like those before': [speech('{"audio":"UklGR","isFinal":null}'), 'unexpected-close'],
  'the end of what a model wrote': [
    speech('{"choices":[{"delta":{},"finish_reason":"stop"}]}'),
    '',
  ],
  'more of what it writes': [
    speech('{"choices":[{"delta":{"content":"a"},"finish_reason":null}]}'),
    'unexpected-close',
  ],
  'the session of the user timed out': [saying('Session timed out'), ''],
  'the user cancelled it': [saying('cancelled'), ''],
  'the user disconnected': [saying('closed by user'), ''],
})

verdictTable({
  'a page that follows the network is no watchdog': [
    `0s     connect wss://a.test/ws @ c.js:1:1
     0.1s   open
     1s     send {"id":{n},"cmd":"ping"} every 10s until 61s
     1.1s   receive {"id":{n},"pong":true} every 10s until 52s
     65s    close() 1000 in change:other @ c.js:9:1
     65.2s  close 1000`,
    'page closed-by-page certain',
    'change handler',
  ],
})

const FAILS = `
  0s      connect wss://a.test/ws @ effect Live.tsx:9:20 < commitHookEffectListMount react-dom.js:1:1
  0.1s    open
  1s      receive {"n":{n}} every 1s until 30s
  30.004s exception "items is undefined" @ List List.tsx:9:7 < renderWithHooks react-dom.js:5:1
  30.009s close() @ Live.tsx:14:9 < commitHookEffectListUnmount react-dom.js:2:1
  30.05s  close 1005
  40s     now`

test('a component goes with what failed to render, and the exception is named', () => {
  const verdict = verdictOf(FAILS)
  expect(verdict?.cause).toBe('unmounted')
  expect(verdict?.evidence.map(({ text }) => text).join()).toContain(
    'An exception was not caught at List.tsx:9: “items is undefined”, 5 ms before close().',
  )
  expect(verdict?.advice[0]?.text).toContain('error boundary')
})

test('a rejection fails no rendering', () => {
  const verdict = verdictOf(FAILS.replace('exception', 'rejection'))
  expect(verdict?.cause).toBe('unmounted')
  expect(JSON.stringify(verdict)).not.toContain('items is undefined')
})
