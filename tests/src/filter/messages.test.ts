import { expect, test } from 'vitest'
import type { Connection } from '../../../src/connection.ts'
import { expressionsOf, messageTest, parseFilter } from '../../../src/filter/filter.ts'
import { match } from '../../../src/filter/match.ts'
import { trace } from '../../support/trace.ts'

const SOCKET_IO = '42/chat,7["new message",{"room":"red","user":{"id":5,"name":"Ann Lee"}}]'

/** What the filter lets through of one text message. */
function passes(query: string, body: string): boolean {
  const filter = parseFilter(query)
  expect(filter.kind).not.toBe('error')
  const message = {
    kind: 'message',
    seq: 3,
    at: 0,
    socket: 1,
    direction: 'receive',
    type: 'text',
    size: body.length,
    body,
    whole: true,
  } as const
  const held = match({
    expressions: expressionsOf(filter),
    joined: body,
    ends: Uint32Array.of(body.length),
  })
  return messageTest(filter)(message, {} as Connection) && 'at' in held && held[0] === 1
}

test.each([
  ['dir:received', 'x', true],
  ['dir:SENT', 'x', false],
  ['-dir:sent', 'x', true],
  ['dir:', 'x', true],
  ['type:text', 'x', true],
  ['type:binary', 'x', false],
  ['size>3', 'four', true],
  ['size>4', 'four', false],
  ['size<1kB', 'four', true],
  ['size>0.5k', 'four', false],
  ['is:cut', 'x', false],
  ['red new', SOCKET_IO, true],
  ['red blue', SOCKET_IO, false],
  ['red -blue', SOCKET_IO, true],
  ['"Ann Lee"', SOCKET_IO, true],
  ['"Lee Ann"', SOCKET_IO, false],
  ['/ann .ee/', SOCKET_IO, true],
  ['-/ann .ee/', SOCKET_IO, false],
  ['wss://x', 'to wss://x.test', true],
  ['event:"new message"', SOCKET_IO, true],
  ['event:new*', SOCKET_IO, true],
  ['event:message', SOCKET_IO, false],
  ['event:tick', '{"type":"Tick","price":1}', true],
  ['event:tick', '{"kind":"tock","of":"tick"}', false],
  ['event:room:1', '["1","2","room:1","phx_join",{}]', true],
  ['event:/topic/a', 'MESSAGE\ndestination:/topic/a\n\nhello\0', true],
  ['event:Send', '{"type":1,"target":"send"}\x1e{"type":6}\x1e', true],
  ['event:x', 'no JSON: x', false],
  ['[1].room=red', SOCKET_IO, true],
  ['[1].user.id=5', SOCKET_IO, true],
  ['[*].user.name="Ann Lee"', SOCKET_IO, true],
  ['[0].room=red', SOCKET_IO, false],
  ['.a.b=1', '{"a":{"b":1.0}}', true],
  ['$.a[*].b=2', '{"a":[{"b":1},{"b":2}]}', true],
  ['-.a=1', '{"a":2}', true],
  ['.a=true', '{"a":true}', true],
  ['.a=null', '{"a":null}', true],
  ['.a=é', '{"a":"\\u00e9"}', true],
  ['.a=100', '{"a":1e2}', true],
  ['.a=7', '{"a":7e0}', true],
  ['.a=7', '{"a":-7}', false],
  ['.a=7', '{"a" : 7 }', true],
  ['.a=7', '{"a":"7"}', true],
  ['.a=7', '{"a":70}', false],
  ['.a=7.0', '{"a":7}', true],
  ['.a=NaN', '{"a":"NaN"}', true],
  ['.a[*]=7', '{"a":[70,7]}', true],
  ['.a=""', '{"a":""}', true],
  ['.a="b c"', '{"a":"b c"}', true],
  ['.a=b', '{"a":"b c"}', false],
  ['.__proto__=x', '{"a":"x"}', false],
  ['.constructor.name=Object', '{"a":"Object"}', false],
])('%j on %j passes: %s', (query, body, expected) => {
  expect(passes(query, body)).toBe(expected)
})

test.each([
  ['event:*a*a*a*a*a*a*a*a*b', `{"type":"${'a'.repeat(50_000)}"}`],
  ['[0]=5', `[${'1'.repeat(500_000)}]`],
  ['.a=5', `{"a":${'1'.repeat(500_000)}}`],
])('%j is told from long text at once', (query, body) => {
  expect(passes(query, body)).toBe(false)
})

test.each([
  ['dir:left', 'dir: takes sent or received'],
  ['dir:constructor', 'dir: takes sent or received'],
  ['size>1constructor', 'A size is a number of bytes, kB or MB: size>10kB'],
  ['type:json', 'type: takes text or binary; names of messages are found by event:'],
  ['size>many', 'A size is a number of bytes, kB or MB: size>10kB'],
  ['is:red', 'is: takes heartbeat, dropped or cut'],
  ['is:constructor', 'is: takes heartbeat, dropped or cut'],
  ['.a=', '.a= takes a value: text, a number, true, false or null'],
])('%j is explained', (query, message) => {
  expect(parseFilter(`tick ${query}`)).toEqual({ kind: 'error', message })
})

test('heartbeats are told from what else is small', () => {
  const connection = trace(`
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  send     {"type":"ping"} every 1s until 6s
      7s  receive  hello
  `).connection()
  const shown = (query: string) =>
    connection.messages.filter((one) => messageTest(parseFilter(query))(one, connection)).length
  expect(shown('is:heartbeat')).toBe(6)
  expect(shown('-is:heartbeat')).toBe(1)
})
