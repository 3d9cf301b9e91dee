import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

const attempts = (count: number, every: number, life = 0.05) =>
  Array.from({ length: count }, (_, index) => {
    const name = index === 0 ? 'a' : `n${index}`
    return `
      ${index * every}s ${name} connect wss://a.test/feed @ app.js:1:1
      ${index * every + life}s ${name} error
      ${index * every + life}s ${name} close 1006`
  }).join('\n')

/** Each key closes a search and opens the next. */
const typed = (how: string) =>
  ['a', 'b', 'c', 'd', 'e']
    .map(
      (name, n) => `
      ${n * 0.15}s ${name} connect wss://a.test/search?q=${n} @ app.js:1:1
      ${n * 0.15 + 0.05}s ${name} open
      ${n * 0.15 + 0.15}s ${name} close() ${how} @ app.js:1:30
      ${n * 0.15 + 0.2}s ${name} close 1005`,
    )
    .join('\n')

/** Each opens a room, and a clean-up leaves the one before. */
const rooms = (clicks: readonly number[]) =>
  [
    '0s a connect wss://a.test/room?id=0 @ app.js:1:1',
    '0.1s a open',
    ...clicks.map((at) => `${at}s click`),
    ...[3, 5, 7, 9].map(
      (at, n) => `
      ${at + 0.03}s ${'abcd'[n]} close() activation @ app.js:1:30
      ${at + 0.04}s ${'bcde'[n]} connect wss://a.test/room?id=${n} @ app.js:1:1
      ${at + 0.1}s ${'abcd'[n]} close 1005
      ${at + 0.2}s ${'bcde'[n]} open`,
    ),
  ].join('\n')

/** One connection for each thing to do, which the server ends as normal. */
const jobs = (ask: string, answer: string, opened = '') =>
  ['a', 'b', 'c', 'd']
    .map(
      (name, n) => `
      ${n * 9 + 0.01}s ${opened ? 'click' : 'visible'}
      ${n * 9 + 0.02}s ${name} connect wss://a.test/job ${opened} @ app.js:1:1
      ${n * 9 + 0.1}s ${name} open
      ${n * 9 + 0.2}s ${name} send ${ask}
      ${n * 9 + 1 + n / 5}s ${name} receive ${answer}
      ${n * 9 + 1.1 + n / 5}s ${name} close 1000`,
    )
    .join('\n')

/** One connection for each request. */
const requests = (every: number) =>
  ['a', 'b', 'c', 'd']
    .map(
      (name, n) => `
      ${n * every}s ${name} connect wss://a.test/rpc @ app.js:1:1
      ${n * every + 0.1}s ${name} open
      ${n * every + 0.1}s ${name} send {"id":${n}}
      ${n * every + 0.2}s ${name} receive {"id":${n},"result":{}}
      ${n * every + 0.2}s ${name} close() 1000 in message @ app.js:1:30
      ${n * every + 0.3}s ${name} close 1000`,
    )
    .join('\n')

/** A question and its answer, by a clock or so long after each end; closed without a code. */
const polls = (every: number, from: 'beginning' | 'end', varies = 0.002) => {
  let at = 0
  return [0, 1, 2, 3, 4, 5]
    .map((n) => {
      const [life, name] = [0.043 + n * varies, n === 0 ? 'a' : `n${n}`]
      const lines = `
      ${at}s ${name} connect wss://a.test/status @ app.js:1:1
      ${at + 0.02}s ${name} open
      ${at + 0.021}s ${name} send {"get":"status"}
      ${at + life - 0.006}s ${name} receive {"status":"well"}
      ${at + life - 0.005}s ${name} close() in message @ app.js:1:30
      ${at + life}s ${name} close 1005`
      at += every + (from === 'end' ? life : 0)
      return lines
    })
    .join('\n')
}

/** Rows of a list: the first is out of sight after a while, and comes back. */
const rows = (ends: number) =>
  [
    ...[1, 2, 3].map((n) => `0.${n}s r${n} connect wss://a.test/row?id=${n} @ app.js:1:1`),
    ...[1, 2, 3].map((n) => `0.${n}5s r${n} open`),
    ...[0, 1, 2, 3].map((n) => {
      const name = n === 0 ? 'a' : `n${n}`
      return `${n * 4}s ${name} connect wss://a.test/row?id=9 @ app.js:1:1
      ${n * 4 + 0.05}s ${name} open
      ${n * 4 + 3}s ${name} close() @ app.js:9:1
      ${n * 4 + 3.01}s ${name} close 1005`
    }),
    ...[1, 2, 3].map((n) => `${ends}s r${n} close() @ app.js:9:1`),
    `${ends + 10}s now`,
  ].join('\n')

findingTable({
  'a question every 5 s, closed without a code, is none': [polls(5, 'beginning'), ''],
  'nor is one every second, by a clock': [polls(1, 'beginning'), ''],
  'one a second after each end reconnects': [polls(1, 'end'), 'unexpected-close reconnect-loop'],
  'nor is one after each answer reconnecting at once': [
    polls(0.001, 'end'),
    'unexpected-close reconnect-loop',
  ],
  'nor is one that waits a moment for something else first': [
    polls(0.03, 'end'),
    'unexpected-close reconnect-loop',
  ],
  'where lives vary, the steadier of the two times tells': [polls(1.0137, 'beginning', 0.03), ''],
  'and tells of a loop': [polls(1.0137, 'end', 0.015), 'unexpected-close reconnect-loop'],
  'a refusal is no answer': [
    polls(5, 'beginning').replaceAll('{"status":"well"}', '{"type":"error","message":"busy"}'),
    'reconnect-loop',
  ],
  'a row that comes into sight and goes, beside others, is none': [rows(40), ''],
  'one without others is': [rows(0.3), 'unexpected-close reconnect-loop'],
  'one connection for each request is none': [requests(5), ''],
  'one that comes at once after the other is': [requests(1), 'unexpected-close reconnect-loop'],
  'five attempts with a delay of 5 s': [attempts(5, 5), 'reconnect-loop'],
  'a storm without delay': [attempts(30, 0.1), 'reconnect-loop'],
  'what the user types opens another each time': [typed('in input:element activation'), ''],
  'what the user clicks opens another each time': [rooms([3, 5, 7, 9]), ''],
  'one click that is followed by many is not': [rooms([1]), 'reconnect-loop'],
  'jobs the server says are done are none': [jobs('{"run":1}', '{"type":"done"}'), ''],
  'nor is what the page took leave of': [jobs('{"type":"eos"}', '{"final":"hello"}'), ''],
  'nor what the user asks for each time': [jobs('{"say":1}', '{"said":1}', 'activation'), ''],
  'a server that ends each of them for no reason told': [
    jobs('{"say":1}', '{"said":1}'),
    'reconnect-loop',
  ],
  'two attempts are none': [attempts(2, 5), ''],
  'three in more than a minute are none': [attempts(3, 31), ''],
  'long lives are none': [attempts(3, 15, 12), ''],
  'sockets opened side by side are none': [
    `0s a connect wss://a.test/feed @ app.js:1:1
     0s b connect wss://a.test/feed @ app.js:1:1
     0s c connect wss://a.test/feed @ app.js:1:1
     1s a error
     1s b error
     1s c error
     1s a close 1006
     1s b close 1006
     1s c close 1006`,
    '',
  ],
})

test('a page that waits longer each time already is not told to', () => {
  const lines = [0, 1, 3, 7, 15, 31].map(
    (at, index) => `${at}s ${index === 0 ? 'a' : `n${index}`} connect wss://a.test/feed @ app.js:1:1
      ${at + 0.05}s ${index === 0 ? 'a' : `n${index}`} error
      ${at + 0.05}s ${index === 0 ? 'a' : `n${index}`} close 1006`,
  )
  const [found] = trace(lines.join('\n')).diagnose().findings
  expect(found?.id).toBe('reconnect-loop')
  expect(wordsOf(found)).toContain('up to 15.950 s')
  expect(wordsOf(found)).not.toContain('Wait longer')
})

test('where the page closes each itself, no delay is advised', () => {
  const { findings } = trace(typed('')).diagnose('b')
  const loop = findings.find(({ id }) => id === 'reconnect-loop')
  expect(wordsOf(loop)).toContain('The page itself closes each of them')
  expect(loop?.advice.map(({ snippet }) => snippet)).toEqual([undefined])
})
