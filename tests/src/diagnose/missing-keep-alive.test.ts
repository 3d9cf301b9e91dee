import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

findingTable({
  'a note after 32 s of silence': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     35s   now`,
    ' | missing-keep-alive',
  ],
  'nothing before': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     33s   now`,
    '',
  ],
  'nothing with a heartbeat': [
    `0s    connect wss://a.test/feed
     0.1s  open
     40s   send {"type":"ping"} every 40s until 160s
     195s  now`,
    '',
  ],
  'dropped once 5 min of silence were survived': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     302s  now`,
    '',
  ],
  'a warning after a death by idle time-out': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     62.3s close 1006`,
    'missing-keep-alive',
  ],
  'no warning after another death': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     50s   close 1006`,
    '',
  ],
  'who speaks on the server’s side alone needs none': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive news
     50s   now`,
    '',
  ],
  'a library that pings by protocol needs none': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     1s    send {"type":"connection_init"}
     50s   now`,
    '',
  ],
  'not while hidden': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    hidden
     50s   now`,
    '',
  ],
  'not while frozen': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    freeze
     50s   now`,
    '',
  ],
  'not while paused': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    paused 45s
     50s   now`,
    '',
  ],
  'a silence that passed while hidden does not count afterwards': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    hidden
     50s   visible
     52s   now`,
    '',
  ],
  'a pause long ago is no excuse': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    paused 20s
     21.5s send hello
     60s   now`,
    ' | missing-keep-alive',
  ],
  'a dev server’s socket is left alone': [
    `0s    connect ws://localhost:5173/ protocol=vite-hmr
     0.1s  open protocol=vite-hmr
     1s    send hello
     50s   now`,
    '',
  ],
  'a warning when the keep-alive is slower than the limit': [
    `0s    connect wss://a.test/feed
     0.1s  open
     90s   send {"type":"ping"} every 90s until 270s
     30s   receive {"news":1} every 45s until 225s
     330s  close 1006`,
    'missing-keep-alive',
  ],
  'a warning when the keep-alive goes one way, and the limit counts the other': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive {"hello":1}
     10s   send {"type":"ping"} every 10s until 600s
     601s  close 1006`,
    'missing-keep-alive',
  ],
  'no warning when the server counts something else than messages': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"type":"ping"} every 10s until 900s
     10.1s receive {"type":"pong"} every 10s until 901s
     903s  close 1000 "idle timeout"`,
    '',
  ],
  'no warning when the heartbeat was quick enough and had stopped': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"type":"ping"} every 10s until 100s
     160s  close 1006`,
    '',
  ],
})

test('a keep-alive that is too slow is told with its interval and a better one', () => {
  const { verdict, findings } = trace(`
    0s    connect wss://a.test/feed
    0.1s  open
    90s   send {"type":"ping"} every 90s until 270s
    30s   receive {"news":1} every 45s until 225s
    330s  close 1006`).diagnose()
  expect(wordsOf(verdict)).toContain('comes every 90.000 s: too seldom for a limit of 60.000 s')
  expect(wordsOf(findings[0])).toContain('it comes every 90.000 s')
  expect(wordsOf(findings[0])).toContain('every 30 s, half of the 60.000 s seen')
})

test('so is one that an earlier connection of the chain lived to show', () => {
  const { findings } = trace(`
    0s    connect wss://a.test/feed @ app.js:1:1
    0.1s  open
    1s    receive {"news":1} every 20s until 261s
    90s   send {"type":"ping"} every 90s until 270s
    275s  close() 1000 @ app.js:9:1
    275.1s close 1000
    276s  b connect wss://a.test/feed @ app.js:1:1
    276.1s b open
    277s  b receive {"news":1}
    337s  b close 1006
    338s  c connect wss://a.test/feed @ app.js:1:1
    338.1s c open
    339s  c receive {"news":1}
    399s  c close 1006`).diagnose('c')
  expect(wordsOf(findings[0])).toContain('it comes every 90.000 s')
})
