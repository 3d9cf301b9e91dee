import { expect, test } from 'vitest'
import { trace, verdictOf, wordsOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

/** A page that reconnects to a hop that cuts after a silence of 2 s. */
const LAB = `
  0s     connect   wss://a.test/feed @ app.js:1:1
  0.02s  open
  2.022s close     1006
  3s     b connect wss://a.test/feed @ app.js:1:1
  3.02s  b open
  5.027s b close   1006`

const endedAs = (reason: string) => `
  0s     connect wss://a.test/room @ app.js:1:1
  0.1s   open
  0.2s   send {"join":"room"}
  600.3s close 4000 "${reason}"`

verdictTable({
  'a server that gives another reason means that': [
    endedAs('kicked by moderator'),
    'server closed-by-server certain',
  ],
  'one that leaves it open does not': [
    endedAs('Connection closed by server'),
    'server idle-timeout possible',
    'It spoke only as it opened',
  ],
  'two ends after the same silence': [
    LAB,
    'network idle-timeout likely',
    '2.002 s',
    'no data either way',
    'no message was received, none was sent',
    'lifetime-limit',
    'proxy_read_timeout',
    'timeout tunnel',
    'server-error',
  ],
  'the page was busy at one of the openings: the others agree': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.25s  open
     2.02s  close     1006
     3s     b connect wss://a.test/feed @ app.js:1:1
     3.02s  b open
     5.025s b close   1006
     6s     c connect wss://a.test/feed @ app.js:1:1
     6.02s  c open
     8.022s c close   1006`,
    'network idle-timeout likely',
  ],
  'words under 1001 are believed before any pattern': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    receive {"type":"ping"} every 10s until 100s
     10.1s  send {"type":"pong"} every 10s until 90.1s
     105s   close 1001 "Connection Idle Timeout"`,
    'server idle-timeout likely',
  ],
  'a page that goes on sending after the end': [
    `0s      connect wss://a.test/feed @ app.js:1:1
     0.1s    open
     1s      send {"type":"hello"}
     61.2s   close 1006
     61.5s   send state=3 {"type":"news"} every 1s until 70s`,
    'network idle-timeout possible',
    '60.200 s',
  ],
  'different ages, the same silence': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     1s     send x every 3s until 31s
     91.2s  close     1006
     92s    b connect wss://a.test/feed @ app.js:1:1
     92.1s  b open
     93s    b receive y every 5s until 123s
     183.1s b close   1006`,
    'network idle-timeout likely',
  ],
  'a limit that counts what the server sends alone': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     1s     receive x
     2s     send y every 7s until 60s
     61.2s  close     1006
     62s    b connect wss://a.test/feed @ app.js:1:1
     62.1s  b open
     65s    b receive x
     66s    b send y every 9s until 121s
     125.2s b close   1006`,
    'network idle-timeout likely',
    'no data from the server',
  ],
  'one end after 60 s fits many defaults: all are named': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     5s     send x
     6s     receive y
     66.4s  close     1006`,
    'network idle-timeout possible',
    'nginx proxy_read_timeout',
    'AWS Application Load Balancer',
    'Apache httpd',
  ],
  'one end after 2 s of silence says nothing': [
    `0s     connect   wss://a.test/feed
     0.02s  open
     2.022s close     1006`,
    'network connection-lost certain',
    'idle-timeout',
  ],
  'one end after a silence that fits no default says nothing': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     47s    close     1006`,
    'network connection-lost certain',
  ],
  'an idle limit does not fire early': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     59.1s  close     1006`,
    'network connection-lost certain',
  ],
  'who lived through a longer silence was not cut for this one': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     1s     send x
     91s    send x
     151.2s close     1006`,
    'network connection-lost certain',
  ],
  'a Close frame that says so is the server’s': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     30.2s  close     1001 "Idle Timeout"`,
    'server idle-timeout likely',
    '“Idle Timeout”',
  ],
  'what is sent at fixed times leaves the same time before each end at one age': [
    ['a', 'b', 'c']
      .map(
        (name, n) => `
     ${n * 61}s     ${name} connect wss://a.test/feed @ app.js:1:1
     ${n * 61 + 0.1}s   ${name} open
     ${n * 61 + 5}s     ${name} send {"cpu":{n}} every 5s until ${n * 61 + 59}s
     ${n * 61 + 60.2}s  ${name} close 1006`,
      )
      .join('\n'),
    'network idle-timeout likely',
    'after 60.100 s with no data from the server',
    'lifetime-limit',
  ],
  'idle by what the server counts, though heartbeats had passed': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     10s    send {"type":"ping"} every 10s until 900s
     10.1s  receive {"type":"pong"} every 10s until 901s
     903s   close     1000 "idle timeout"`,
    'server idle-timeout likely',
    'though data had passed 2.900 s before',
    'what its user does',
  ],
  'idle by what the page sends, though the server spoke': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     1s     receive {"price":1{n}5} every 2s until 61s
     1s     send {"subscribe":"prices"}
     61.3s  close     1000 "idle timeout"`,
    'server idle-timeout likely',
    'after 60.300 s with no data from the page',
  ],
  'so is a library’s code': [
    `0s     connect   wss://a.test/app/key?protocol=7
     0.1s   open
     30.2s  close     4202`,
    'server idle-timeout certain',
  ],
  'a server that closes silent sockets with 1000, twice': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     4.1s   close     1000
     5s     b connect wss://a.test/feed @ app.js:1:1
     5.1s   b open
     9.15s  b close   1000`,
    'server idle-timeout likely',
  ],
  'the 2 s a browser waits for TCP to close are no silence': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     2.15s  close     1000
     5s     b connect wss://a.test/feed @ app.js:1:1
     5.1s   b open
     7.15s  b close   1000`,
    'server closed-by-server certain',
  ],
  'nor are they where CLOSING was seen': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     1s     receive   x
     1.2s   closing
     4.2s   close     1000
     5s     b connect wss://a.test/feed @ app.js:1:1
     5.1s   b open
     6s     b receive x
     6.2s   b closing
     9.2s   b close   1000`,
    'server closed-by-server certain',
    '1.100 s after it opened',
    'the browser waited for the server to close TCP',
  ],
  'ends after an irregular silence are no limit': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     4s     close     1006
     5s     b connect wss://a.test/feed @ app.js:1:1
     5.1s   b open
     12s    b close   1006`,
    'network connection-lost certain',
  ],
  'Close frames that say something else are believed': [
    `0s     connect   wss://a.test/feed @ app.js:1:1
     0.1s   open
     2.1s   close     4001
     3s     b connect wss://a.test/feed @ app.js:1:1
     3.1s   b open
     5.1s   b close   4001`,
    'server unauthorized possible',
  ],
  'a breakpoint in the silence is told': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     5s     receive y
     6s     paused 50s
     65.4s  close     1006`,
    'network idle-timeout possible',
    'paused or blocked for 50.000 s',
  ],
})

test('the first end of a chain is refined once the story repeats', () => {
  expect(trace(LAB.split('\n').slice(0, 4).join('\n')).diagnose('a').verdict?.cause).toBe(
    'connection-lost',
  )
  expect(trace(LAB).diagnose('a').verdict?.cause).toBe('idle-timeout')
  expect(trace(LAB).diagnose('b').verdict?.cause).toBe('idle-timeout')
})

test('the keep-alive in the advice takes half of the limit seen', () => {
  expect(wordsOf(verdictOf(LAB))).toContain('}, 1000)')
})

test('a recognised library is told in its own words', () => {
  const verdict = verdictOf(
    LAB.replaceAll('wss://a.test/feed', 'wss://a.test/socket.io/?EIO=4&transport=websocket'),
  )
  expect(wordsOf(verdict)).toContain('pingInterval: 1000')
})

test('a server that says so is no proxy', () => {
  const words = wordsOf(
    verdictOf(`
      0s     connect   wss://a.test/feed
      0.1s   open
      2.2s   close     1001 "Idle Timeout"`),
  )
  expect(words).toContain('limit of the server on idle connections')
  expect(words).not.toMatch(/nginx|HAProxy|Which hop/)
})

test('no hop is named as the culprit', () => {
  expect(verdictOf(LAB)?.summary).not.toMatch(/nginx|HAProxy|Cloudflare|AWS/)
  expect(verdictOf(LAB)?.unknowable).toContain('Which hop')
})

verdictTable({
  'a heartbeat slower than the limit': [
    `0s    connect wss://a.test/feed
     0.1s  open
     90s   send {"type":"ping"} every 90s until 270s
     30s   receive {"news":1} every 45s until 225s
     330s  close 1006`,
    'network idle-timeout possible',
    'too seldom for a limit of 60.000 s',
  ],
  'a heartbeat the server does not answer': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive {"hello":1}
     10s   send {"type":"ping"} every 10s until 600s
     601s  close 1006`,
    'network idle-timeout possible',
    'The server did not answer it, and the limit counts what the server sends.',
  ],
})
