import { expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

verdictTable({
  'a usual silence, and a server that refuses after it': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.2s  send {"sub":1}
     60.3s close 1006
     61s   b connect wss://a.test/feed @ app.js:1:1
     61.1s b error
     61.1s b close 1006`,
    'network connection-lost certain',
    '1 attempt to connect failed in the 30 s after',
  ],
  'cut by the first message after a long silence': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     send hello
     1.1s   receive welcome
     350s   send {"q":1}
     350.2s close 1006`,
    'network connection-lost certain',
    'cut 200 ms after the first message in 348.900 s',
    'idle-timeout',
  ],
  '1006 and nothing else': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     4s    close 1006`,
    'network connection-lost certain',
    'without a Close frame',
    'Test connection',
    'server-restart',
  ],
  'an age that fits a limit is an alternative': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x every 1s until 29s
     30.2s close 1006`,
    'network connection-lost certain',
    'lifetime-limit',
  ],
  'a message of refusal before it is an alternative': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     send hello
     2s     receive {"type":"error","message":"no such room"}
     2.1s   close 1006`,
    'network connection-lost certain',
    'closed-by-server',
    'no such room',
  ],
  'so is a sleep after which nothing was received': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive hello
     60s    clock 600s
     300s   close 1006`,
    'network connection-lost certain',
    'suspended',
    'The machine slept',
  ],
  'and much that came in right before': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive <60000 bytes> every 20ms until 1.6s
     1.7s   close 1006`,
    'network connection-lost certain',
    'slow-consumer',
  ],
  'a connection that is open has no verdict': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x`,
    'none',
  ],
  'nor one that is connecting': ['0s connect wss://a.test/feed', 'none'],
  'what is sent into a dead socket is no data': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     8s    close 1006
     9s    send {"type":"ping"} state=3
     10s   send {"type":"ping"} state=3`,
    'network connection-lost certain',
    '7.000 s after the last data',
    'The last message was received.',
  ],
  'cut at once each time: the server fails or refuses at the start': [
    `0s a connect wss://a.test/feed @ app.js:1:1
     0.1s a open
     0.12s a close 1006
     2s b connect wss://a.test/feed @ app.js:1:1
     2.1s b open
     2.13s b close 1006
     4s c connect wss://a.test/feed @ app.js:1:1
     4.1s c open
     4.14s c close 1006`,
    'network connection-lost certain',
    'server-error',
    'unauthorized',
    '3 connections of this chain ended so, 30 ms after they opened on average',
  ],
  'cut while the page did not run: it answered no pings': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  receive tick every 100ms until 2.4s
     2.5s  long-task 7s
     9.52s receive tick
     9.55s close 1006`,
    'network connection-lost certain',
    'server-ping-timeout',
    'had not run for 7.000 s right before',
  ],
  'pings in messages that the page never answered': [
    `0s    connect wss://a.test/feed
     0.1s  open
     30s   receive {"type":"ping"} every 30s until 91s
     105s  close 1006`,
    'network connection-lost certain',
    'server-ping-timeout',
    'the page answered none',
  ],
  'cut long after such a message, which nothing answered': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     send hello
     1.1s   receive welcome
     350s   send {"q":1}
     355s   send {"q":2}
     372s   close 1006`,
    'network connection-lost certain',
    'cut 22.000 s after the first message in 348.900 s, and nothing came back',
  ],
})

test('its wait for an answer is no silence of an idle connection', () => {
  const verdict = verdictOf(`
    0s     connect wss://a.test/feed
    0.1s   open
    1.1s   receive welcome
    350s   send {"q":1}
    372s   close 1006`)
  expect(verdict?.alternatives.filter(({ cause }) => cause === 'idle-timeout')).toHaveLength(1)
})

test('a page that is never answered waits for nothing', () => {
  const verdict = verdictOf(`
    0s     connect wss://a.test/log
    0.1s   open
    1s     send {"line":{n}} every 70s until 500s
    520s   close 1006`)
  expect(JSON.stringify(verdict)).not.toContain('firewall')
})
