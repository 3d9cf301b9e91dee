import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKnown } from '../../src/channel/known.ts'
import { effectiveClose } from '../../src/connection.ts'
import type { CaptureEvent, DocumentId, Message } from '../../src/event.ts'
import { createLog, DEFAULT_BOUNDS, type Log, record } from '../../src/log.ts'

const DOC = 'doc' as DocumentId
const LONG = 'x'.repeat(60_000)
const TIMES = 3_000

type Told = Omit<CaptureEvent, 'seq' | 'at'> & Record<string, unknown>

/** Tells the log many events of one or many documents. */
function flood(log: Log, times: number, tell: (index: number) => Told, doc = () => DOC as string) {
  for (let index = 1; index <= times; index++) {
    record(log, doc() as DocumentId, { seq: index, at: index, ...tell(index) } as CaptureEvent)
  }
}

function construct(socket: number, url = 'wss://a.test/'): Told {
  return { kind: 'construct', socket, source: 'app', url, protocols: [] }
}

/** Text that is kept besides messages, UTF-16 units; the URL is that of the construction. */
function textOf({ connections, pages }: Log): number {
  const facts = [...connections.values()].map(({ messages, heartbeats, url, ...rest }) => rest)
  return JSON.stringify([facts, [...pages.values()]]).length
}

function held({ connections }: Log): number {
  const messages = [...connections.values()].flatMap((connection) => connection.messages)
  return messages.reduce((sum, one) => sum + sizeOf(one), 0)
}

function sizeOf({ body, stack = '' }: Message): number {
  return stack.length + (typeof body === 'string' ? body.length : 0)
}

describe('a page cannot fill the memory of the panel', () => {
  test('with sockets that never end', () => {
    const log = createLog()
    // Those that are open may be more than those that have ended, but not any number.
    const most = DEFAULT_BOUNDS.connections * 5
    flood(log, most + 1_000, construct)
    expect(log.connections.size).toBe(most)
    expect(log.dropped.connections).toBe(1_000)
  })

  test('nor block it by having them looked through at each event', () => {
    const log = createLog()
    const values = log.connections.values.bind(log.connections)
    let steps = 0
    function* counted() {
      for (const connection of values()) {
        steps++
        yield connection
      }
    }
    log.connections.values = counted as typeof values
    const most = DEFAULT_BOUNDS.connections * 5
    flood(log, most * 2, construct)
    expect(log.connections.size).toBe(most)
    expect(steps).toBeLessThan(most * 50)
  })

  test('those that end together make room again', () => {
    const log = createLog()
    const most = DEFAULT_BOUNDS.connections * 5
    flood(log, most, construct)
    const end = { kind: 'close' as const, code: 1006, reason: '', wasClean: false, buffered: 0 }
    flood(log, most, (socket) => ({ ...end, socket: most + 1 - socket }))
    expect(log.connections.size).toBeLessThan(DEFAULT_BOUNDS.connections * 1.1)
  })

  test('with sockets that end while one lives: that one stays', () => {
    const log = createLog()
    record(log, DOC, { seq: 1, at: 0, ...construct(0) } as CaptureEvent)
    const error = { name: 'SyntaxError', message: 'no' }
    flood(log, TIMES, (socket) => ({ ...construct(socket), kind: 'construct-refused', error }))
    expect(log.connections.size).toBe(DEFAULT_BOUNDS.connections)
    expect([...log.connections.values()][0]?.socket).toBe(0)
  })

  test('with calls that change nothing', () => {
    const log = createLog()
    flood(log, 1, construct)
    const call = { socket: 1, state: 2 }
    const error = { name: 'InvalidStateError', message: 'no' }
    flood(log, TIMES, () => ({ kind: 'close-call', ...call }))
    flood(log, TIMES, () => ({ kind: 'call-refused', method: 'send', error, ...call }))
    flood(log, TIMES, () => ({ kind: 'close-call', ...call, state: 1 }))
    const [connection] = [...log.connections.values()]
    expect(connection?.closeCalls).toHaveLength(101)
    expect(connection?.refusedCalls).toHaveLength(100)
    expect(connection && effectiveClose(connection)).toBeDefined()
  })

  test('with the stacks of its calls', () => {
    const bodyBytes = 20 * LONG.length
    const log = createLog({ ...DEFAULT_BOUNDS, bodyBytes })
    flood(log, 1, construct)
    const sent = { kind: 'message', direction: 'send', type: 'text', size: 1, whole: true }
    flood(log, TIMES, () => ({ ...sent, socket: 1, body: 'x', stack: LONG }) as Told)
    expect(held(log)).toBeLessThanOrEqual(bodyBytes)
    expect(log.kept.bodyBytes).toBe(held(log))
  })

  test('with long URLs, reasons and headers', () => {
    const facts = 20 * LONG.length
    const log = createLog({ ...DEFAULT_BOUNDS, facts })
    flood(log, TIMES, (index) => construct(index, `wss://a.test/${LONG}${index}`))
    expect(textOf(log)).toBeLessThan(facts * 1.1)
    expect([...log.connections.values()].at(-1)?.socket).toBe(TIMES)
  })

  test('with what happens to it', () => {
    const facts = 20 * LONG.length
    const log = createLog({ ...DEFAULT_BOUNDS, facts })
    flood(log, TIMES, () => ({ kind: 'route', url: LONG, traversal: false }))
    expect(textOf(log)).toBeLessThan(facts * 1.1)
  })

  test.each<Told>([{ kind: 'exception', rejection: false, message: 'no' }, { kind: 'departure' }])(
    'and what befell the page stays, however often its code makes a $kind',
    (event) => {
      const log = createLog()
      const hidden: Told = { kind: 'visibility', hidden: true }
      flood(log, 2 * TIMES, (index) => (index === 1 ? hidden : event))
      const events = log.pages.get(DOC)?.events ?? []
      expect(events[0]).toMatchObject({ kind: 'visibility', at: 1 })
      expect(events.at(-1)?.at).toBe(2 * TIMES)
      expect(events.length).toBeLessThan(TIMES)
    },
  )

  test('with frames that come and go: the page that stays is remembered', () => {
    const log = createLog()
    let frame = 0
    record(log, 'top' as DocumentId, { seq: 1, at: 0, ...construct(1) } as CaptureEvent)
    flood(
      log,
      TIMES,
      () => ({ kind: 'pagehide', persisted: false }),
      () => `frame${++frame}`,
    )
    expect(log.pages.size).toBeLessThanOrEqual(2_000)
    expect(log.connections.size).toBe(1)
  })

  test('with documents to be known: those that are asked for stay', () => {
    const knownOf = createKnown()
    const top = knownOf('top' as DocumentId)
    const early = knownOf('early' as DocumentId)
    for (let index = 0; index < 6_000; index++) {
      knownOf(`frame${index}` as DocumentId)
      expect(knownOf('top' as DocumentId)).toBe(top)
    }
    expect(knownOf('early' as DocumentId)).not.toBe(early)
  })

  test('with any mixture', () => {
    const bounds = { bodyBytes: 2_000, messages: 50, connections: 20, facts: 20_000 }
    const text = fc.string({ maxLength: 800 })
    const socket = fc.nat(60)
    const told = fc.oneof(
      fc.record({ kind: fc.constant('construct'), socket, url: text, source: fc.constant('app') }),
      fc.record({ kind: fc.constant('close'), socket, code: fc.nat(), reason: text }),
      fc.record({ kind: fc.constant('close-call'), socket, reason: text, state: fc.nat(3) }),
      fc.record({ kind: fc.constant('exception'), message: text, stack: text }),
      fc.record({ kind: fc.constant('message'), socket, body: text, stack: text, size: fc.nat() }),
    )
    const step = fc.tuple(fc.constantFrom('x', 'y', 'z'), told)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const log = createLog(bounds)
        for (const [index, [doc, event]] of steps.entries()) {
          record(log, doc as DocumentId, { seq: index, at: index, ...event } as never)
        }
        expect(log.connections.size).toBeLessThanOrEqual(bounds.connections)
        expect(log.kept.queue.messages.length).toBeLessThanOrEqual(bounds.messages)
        expect(log.kept.facts).toBeLessThanOrEqual(bounds.facts)
        expect(log.kept.bodyBytes).toBeLessThanOrEqual(bounds.bodyBytes)
        expect(held(log)).toBeLessThanOrEqual(bounds.bodyBytes)
      }),
    )
  })
})
