import { anything, array, assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { createHandshakes } from '../../../src/channel/handshakes.ts'
import { createHarReader } from '../../../src/channel/har-reader.ts'
import { createOutsiders } from '../../../src/channel/outsiders.ts'
import { type Connection, endedAt, stateOf } from '../../../src/connection.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { createLog } from '../../../src/log.ts'
import { EXTENSION, entryOf, harMessage, harOf, STARTED_AT } from './har.ts'

const NOW = STARTED_AT + 60_000

function readerOf() {
  const log = createLog()
  const outsiders = createOutsiders(log, 'messages', () => NOW)
  const handshakes = createHandshakes(log, 0, () => NOW, outsiders)
  const reader = createHarReader(handshakes, outsiders, EXTENSION, () => 0)
  const all = () => [...log.connections.values()]
  const only = (): Connection => {
    const [one, ...more] = all()
    if (!one || more.length > 0) throw new Error(`${all().length} connections`)
    return one
  }
  return { log, handshakes, reader, all, only }
}

const hello = harMessage('send', 'hello')
const bytes = harMessage('receive', 'AQID', 2, 30)

test('the socket of a worker is a connection, with its initiator and its messages', () => {
  const { reader, only } = readerOf()
  reader.look(harOf([entryOf({ worker: true, messages: [hello, bytes] })]), false)
  expect(only()).toMatchObject({
    source: 'worker',
    url: 'wss://a.test/feed',
    handshake: { status: 101 },
    opened: { at: STARTED_AT + 10 },
    outside: { sees: 'messages', maker: { kind: 'worker', script: 'https://a.test/worker.js' } },
  })
  expect(only().constructed).toMatchObject({
    at: STARTED_AT,
    stack: 'Error\n    at connect (https://a.test/worker.js:3:5)',
  })
  expect(only().messages).toMatchObject([
    { at: STARTED_AT + 20, direction: 'send', type: 'text', body: 'hello', size: 5 },
    { at: STARTED_AT + 30, type: 'binary', body: new Uint8Array([1, 2, 3]), size: 3 },
  ])
  expect(stateOf(only())).toBe('open')
})

test('what was read is not read again', () => {
  const { log, reader, only } = readerOf()
  reader.look(harOf([entryOf({ messages: [hello] })]), false)
  const { revision } = log
  reader.look(harOf([entryOf({ messages: [hello] })]), false)
  expect(log.revision).toBe(revision)
  reader.look(harOf([entryOf({ messages: [hello, bytes] })]), false)
  reader.finished(entryOf({ messages: [hello, bytes, hello], lived: 100 }))
  reader.look(harOf([entryOf({ messages: [hello, bytes, hello], lived: 100 })]), false)
  expect(only().messages.map(({ type }) => type)).toEqual(['text', 'binary', 'text'])
})

test('its end is seen, and gets no verdict: nobody tells who closed it', () => {
  const { log, reader, only } = readerOf()
  reader.look(harOf([entryOf()]), false)
  reader.look(harOf([entryOf({ lived: 5_000 })]), false)
  expect(endedAt(only())).toBe(STARTED_AT + 5_010)
  expect(diagnose(only(), { log, now: NOW })).toMatchObject({ settled: true, findings: [] })
  expect(diagnose(only(), { log, now: NOW }).verdict).toBeUndefined()
})

test('why it never opened is judged', () => {
  const { log, reader, only } = readerOf()
  const data = 'Error during WebSocket handshake: Unexpected response code: 403'
  const error = { type: 'error', opcode: -1, time: 1, data }
  const entry = entryOf({ status: 0, messages: [error], lived: 1 })
  reader.finished(entry)
  reader.look(harOf([entry]), false)
  expect(diagnose(only(), { log, now: NOW }).verdict).toMatchObject({
    cause: 'handshake-rejected',
    closedBy: 'server',
  })
})

test('one that never left has no key, and is told once', () => {
  const { log, reader, only } = readerOf()
  const data = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED'
  const entry = entryOf({ key: '', status: 0, messages: [{ type: 'error', data }] })
  reader.finished(entry)
  reader.look(harOf([entry]), true)
  expect(diagnose(only(), { log, now: NOW }).verdict?.cause).toBe('server-unreachable')
})

test('a handshake under way waits', () => {
  const { reader, all } = readerOf()
  reader.look(harOf([entryOf({ status: 0 })]), true)
  expect(all()).toEqual([])
})

test('a socket made through our wrapper is the page’s: its handshake is told once', () => {
  const { handshakes, reader, all } = readerOf()
  const calls = [`${EXTENSION}extension/page.iife.js`, 'https://a.test/app.js']
  for (let look = 0; look < 3; look++) reader.look(harOf([entryOf({ calls })]), false)
  expect(all()).toEqual([])
  expect(handshakes.unmatched(NOW + 10_000)).toHaveLength(1)
})

test('without a stack it may be the page’s', () => {
  const { handshakes, reader, all } = readerOf()
  reader.look(harOf([entryOf({ calls: [] })]), false)
  expect([all().length, handshakes.unmatched(NOW + 10_000).length]).toEqual([0, 1])
})

test('a navigation clears the log: what lived before it was left', () => {
  const { reader, only } = readerOf()
  reader.look(harOf([entryOf()]), false)
  reader.look(harOf([]), false)
  expect(stateOf(only())).toBe('open')
  reader.look(harOf([], STARTED_AT + 9_000), false)
  expect(only().outside?.end).toEqual({ at: STARTED_AT + 9_000, how: 'left' })
})

test('nothing it is given makes it throw', () => {
  assert(
    property(anything(), array(anything()), anything(), (initiator, messages, pages) => {
      const { reader } = readerOf()
      const entry = { ...entryOf(), _initiator: initiator, _webSocketMessages: messages }
      reader.look({ entries: [entry, initiator], pages }, true)
      reader.finished({ ...entry, _initiator: { stack: initiator } })
    }),
  )
})
