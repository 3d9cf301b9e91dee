import { describe, expect, test } from 'vitest'
import { createHandshakes, type Handshakes } from '../../../src/channel/handshakes.ts'
import { createOutsiders } from '../../../src/channel/outsiders.ts'
import { type ConnectionId, connectionId } from '../../../src/connection.ts'
import type { DocumentId } from '../../../src/event.ts'
import type { Handshake } from '../../../src/handshake.ts'
import { createLog, type Log, record } from '../../../src/log.ts'

const DOC = 'doc1' as DocumentId
const url = 'wss://a.test/feed'
const refused = { url, error: 'Unexpected response code: 403', reached: true }
const accepted = { url, status: 101, reached: true }

/** A log whose sockets were made at these times, ms, and ended as told. */
function logOf(...sockets: ('opened' | 'failed' | 'connecting')[]): Log {
  const log = createLog()
  sockets.forEach((how, index) => {
    connect(log, index + 1, how)
  })
  return log
}

function connect(
  log: Log,
  socket: number,
  how: 'opened' | 'failed' | 'connecting',
  doc = DOC,
): void {
  const at = socket * 1_000
  const seq = socket * 10
  record(log, doc, { kind: 'construct', seq, at, socket, source: 'app', url, protocols: [] })
  if (how === 'opened') {
    record(log, doc, { kind: 'open', seq, at: at + 10, socket, protocol: '', extensions: '' })
  }
  if (how !== 'failed') return
  const end = { seq, at: at + 10, socket, code: 1006, reason: '', wasClean: false, buffered: 0 }
  record(log, doc, { kind: 'close', ...end })
}

function handshakesOf(log: Log, knownSince = 0, now = 100_000): Handshakes {
  const outsiders = createOutsiders(log, 'handshake', () => now)
  return createHandshakes(log, knownSince, () => now, outsiders)
}

function joined(log: Log, socket: number, doc = DOC): Handshake | undefined {
  return log.connections.get(connectionId(doc, socket) as ConnectionId)?.handshake
}

describe('by URL and order', () => {
  test('refused ones go to the attempts that failed, in their order', () => {
    const log = logOf('failed', 'opened', 'failed')
    const handshakes = handshakesOf(log)
    handshakes.add({ ...refused, id: 'first' })
    handshakes.add({ ...refused, id: 'second' })
    expect([1, 2, 3].map((socket) => joined(log, socket)?.id)).toEqual([
      'first',
      undefined,
      'second',
    ])
  })

  test('an accepted one goes past an attempt that failed before it began', () => {
    const log = logOf('failed', 'opened')
    handshakesOf(log).add({ ...accepted, at: 2_000 })
    expect([joined(log, 1), joined(log, 2)?.status]).toEqual([undefined, 101])
  })

  test('another URL is another connection', () => {
    const log = logOf('failed')
    const handshakes = handshakesOf(log, 0, 2_000)
    handshakes.add({ ...refused, url: 'wss://b.test/' })
    expect(joined(log, 1)).toBeUndefined()
    expect(handshakes.unmatched(10_000)).toHaveLength(1)
  })

  test('a connection that is not refused yet waits for its end', () => {
    const log = logOf('connecting')
    const handshakes = handshakesOf(log)
    handshakes.add(refused)
    expect(joined(log, 1)).toBeUndefined()
    const end = { seq: 11, at: 1_010, socket: 1, code: 1006, reason: '', wasClean: false }
    record(log, DOC, { kind: 'close', ...end, buffered: 0 })
    handshakes.join()
    expect(joined(log, 1)?.error).toBe(refused.error)
  })

  test('the browser may be earlier than the page', () => {
    const log = createLog()
    const handshakes = handshakesOf(log)
    handshakes.add(refused)
    connect(log, 1, 'failed')
    handshakes.join()
    expect(joined(log, 1)).toMatchObject(refused)
    expect(handshakes.unmatched(10_000)).toEqual([])
  })

  test('a call that was refused has no handshake', () => {
    const log = createLog()
    const asked = { seq: 1, at: 1_000, socket: 1, url, protocols: [] }
    const error = { name: 'SyntaxError', message: '' }
    record(log, DOC, { kind: 'construct-refused', source: 'app', ...asked, error })
    handshakesOf(log).add(refused)
    expect(joined(log, 1)).toBeUndefined()
  })

  test('what is told twice is joined once', () => {
    const log = logOf('failed', 'failed')
    const handshakes = handshakesOf(log)
    handshakes.add({ ...refused, id: 'same' })
    handshakes.add({ ...refused, id: 'same' })
    expect([joined(log, 1)?.id, joined(log, 2)]).toEqual(['same', undefined])
  })
})

test('one that nobody claimed is not that of a later attempt', () => {
  const log = createLog()
  const handshakes = handshakesOf(log, 0, 2_000)
  handshakes.add(refused)
  connect(log, 60, 'failed')
  handshakes.join()
  expect(joined(log, 60)).toBeUndefined()
})

describe('when DevTools were opened late', () => {
  test('earlier connections have no handshake', () => {
    const log = logOf('failed', 'failed', 'failed')
    handshakesOf(log, 2_500).add(refused)
    expect([1, 2, 3].map((socket) => joined(log, socket) !== undefined)).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('in steps, as Firefox tells', () => {
  test('the later ones complete the earlier ones', () => {
    const log = logOf('failed')
    const handshakes = handshakesOf(log)
    handshakes.add({ id: '7', url, at: 1_001 }, DOC)
    handshakes.add({ id: '7', url, requestHeaders: [{ name: 'Origin', value: 'a' }] }, DOC)
    handshakes.add({ id: '7', url, status: 403, reached: true }, DOC)
    expect(joined(log, 1)).toMatchObject({ at: 1_001, status: 403, requestHeaders: [{}] })
  })

  test('steps that come before the page spoke are kept together', () => {
    const log = createLog()
    const handshakes = handshakesOf(log, 0, 1_002)
    handshakes.add({ id: '7', url, at: 1_001 }, DOC)
    handshakes.add({ id: '7', url, error: 'NS_ERROR_CONNECTION_REFUSED' }, DOC)
    expect(handshakes.unmatched(10_000)).toHaveLength(1)
    connect(log, 1, 'failed')
    handshakes.join()
    expect(joined(log, 1)).toMatchObject({ at: 1_001, error: 'NS_ERROR_CONNECTION_REFUSED' })
  })

  test('a redirect names its target, and belongs to the socket that asked', () => {
    const log = createLog()
    const handshakes = handshakesOf(log, 0, 1_002)
    handshakes.add({ id: '7', url, at: 1_001 }, DOC)
    handshakes.add({ id: '7', url, status: 302, reached: true }, DOC)
    handshakes.add({ id: '7', url: 'wss://a.test/elsewhere', error: 'NS_ERROR_NET_RESET' }, DOC)
    connect(log, 1, 'failed')
    handshakes.join()
    expect(joined(log, 1)).toMatchObject({ url, status: 302 })
  })

  test('several at once keep their order', () => {
    const log = logOf('connecting', 'connecting')
    const handshakes = handshakesOf(log)
    handshakes.add({ id: '1', url, at: 1_001 }, DOC)
    handshakes.add({ id: '2', url, at: 2_001 }, DOC)
    handshakes.add({ id: '2', url, status: 101 }, DOC)
    handshakes.add({ id: '1', url, status: 503 }, DOC)
    expect([joined(log, 1)?.status, joined(log, 2)?.status]).toEqual([503, 101])
  })

  test('of another document are another connection', () => {
    const log = logOf('failed')
    const other = 'doc2' as DocumentId
    connect(log, 1, 'failed', other)
    handshakesOf(log).add({ ...refused, id: '1' }, other)
    expect([joined(log, 1), joined(log, 1, other)?.id]).toEqual([undefined, '1'])
  })
})

describe('without a connection', () => {
  test('they count after 3 s: workers, and frames we are not in', () => {
    const handshakes = handshakesOf(createLog(), 0, 0)
    handshakes.add(accepted)
    expect(handshakes.unmatched(2_999)).toEqual([])
    expect(handshakes.unmatched(3_001)).toEqual([accepted])
  })

  test('the newest 500 are kept', () => {
    const handshakes = handshakesOf(createLog(), 0, 0)
    for (let index = 0; index < 600; index++) handshakes.add({ ...accepted, id: String(index) })
    const kept = handshakes.unmatched(10_000)
    expect([kept.length, kept[0]?.id]).toEqual([500, '100'])
  })
})
