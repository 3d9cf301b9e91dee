import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Connection } from '../../src/connection.ts'
import type { DocumentId, Folded, Message } from '../../src/event.ts'
import {
  hasHeartbeat,
  heartbeatsOf,
  isHeartbeat,
  observe,
  observeFolded,
} from '../../src/heartbeat.ts'
import { createLog, record } from '../../src/log.ts'

/** Hundreds of runs take a while on a busy machine; ms. */
const TIMEOUT = 30_000

const DOC = 'x' as DocumentId

function open(): Connection {
  const log = createLog()
  const url = 'wss://a.test/feed'
  record(log, DOC, {
    kind: 'construct',
    socket: 1,
    seq: 1,
    at: 0,
    source: 'app',
    url,
    protocols: [],
  })
  const [connection] = log.connections.values()
  if (!connection) throw new Error('no connection')
  return connection
}

function message(at: number, direction: Message['direction'], body: Message['body']): Message {
  const size = typeof body === 'string' ? body.length : body instanceof Uint8Array ? body.length : 8
  const type = typeof body === 'string' ? 'text' : 'binary'
  const own = { kind: 'message' as const, socket: 1, seq: 2, at, direction, type, size } as const
  return { ...own, whole: true, ...(body !== undefined && { body }) }
}

/** Pauses, missing beats and data in between, as real traffic has them. */
const beats = fc.record({
  interval: fc.integer({ min: 1_000, max: 120_000 }),
  jitter: fc.double({ min: 0, max: 0.1, noNaN: true }),
  body: fc.constantFrom('ping', '{"n":1}', '{"t":1700000000}'),
  wobble: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 80 }),
  missing: fc.integer({ min: 4, max: 9 }),
})

test(
  'the estimate of an interval converges, whatever is missing',
  () => {
    fc.assert(
      fc.property(beats, ({ interval, jitter, body, wobble, missing }) => {
        const connection = open()
        wobble.forEach((part, index) => {
          if (index % missing === missing - 1) return
          const at = (index + 1 + part * jitter * 0.5) * interval
          observe(connection.heartbeats, message(at, 'send', body))
        })
        const [found] = heartbeatsOf(connection)
        expect(found).toBeDefined()
        expect(Math.abs((found?.intervalMs ?? 0) / interval - 1)).toBeLessThan(0.06)
        expect(found?.jitter).toBeLessThan(0.15)
      }),
      { numRuns: 300 },
    )
  },
  TIMEOUT,
)

test(
  'a new interval is learnt',
  () => {
    const times = fc.integer({ min: 1_000, max: 120_000 })
    fc.assert(
      fc.property(times, times, (first, second) => {
        const connection = open()
        let at = 0
        for (let beat = 0; beat < 260; beat++) {
          at += beat < 10 ? first : second
          observe(connection.heartbeats, message(at, 'receive', '{"n":1}'))
        }
        const [found] = heartbeatsOf(connection)
        expect(Math.abs((found?.intervalMs ?? 0) / second - 1)).toBeLessThan(0.02)
      }),
      { numRuns: 200 },
    )
  },
  TIMEOUT,
)

test(
  'the round trip is that of the answers',
  () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_500 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 40 }),
        (trip, noise) => {
          const connection = open()
          noise.forEach((data, index) => {
            const at = (index + 1) * 10_000
            observe(connection.heartbeats, message(at, 'send', 'ping'))
            observe(connection.heartbeats, message(at + trip, 'receive', 'pong'))
            observe(connection.heartbeats, message(at + 3_000 + data * 500, 'receive', `v${data}`))
          })
          expect(heartbeatsOf(connection)[0]).toMatchObject({ answered: true })
          expect(heartbeatsOf(connection)[0]?.roundTripMs).toBeCloseTo(trip)
        },
      ),
      { numRuns: 200 },
    )
  },
  TIMEOUT,
)

const bodies = fc.oneof(
  fc.string({ maxLength: 90 }),
  fc.uint8Array({ maxLength: 90 }),
  fc.constantFrom(
    '2',
    '3',
    '{}',
    'h',
    '\n',
    'a["\\n"]',
    'a["',
    '["2"]',
    '{"type":"ping"}',
    undefined,
  ),
)
const anyNumber = fc.oneof(fc.double(), fc.nat(), fc.integer())
const traffic = fc.array(
  fc.oneof(
    fc.record({
      at: fc.oneof(fc.nat(1_000_000), anyNumber),
      direction: fc.constantFrom('send' as const, 'receive' as const),
      body: bodies,
    }),
    fc.record({
      direction: fc.constantFrom('send' as const, 'receive' as const),
      beats: fc.array(
        fc.record({
          size: fc.nat(64),
          count: fc.nat(1_000),
          from: anyNumber,
          to: anyNumber,
          sum: anyNumber,
          squares: anyNumber,
        }),
        { maxLength: 65 },
      ),
    }),
  ),
  { maxLength: 200 },
)

test(
  'whatever comes, nothing throws, and what is kept stays bounded',
  () => {
    fc.assert(
      fc.property(traffic, (steps) => {
        const connection = open()
        for (const step of steps) {
          if ('beats' in step) {
            const folded: Folded = {
              ...step,
              kind: 'folded',
              socket: 1,
              seq: 2,
              at: 0,
              count: 1,
              bytes: 1,
              from: 0,
              to: 0,
            }
            observeFolded(connection.heartbeats, folded)
          } else observe(connection.heartbeats, message(step.at, step.direction, step.body))
        }
        const { tracks } = connection.heartbeats
        expect(tracks.length).toBeLessThanOrEqual(24)
        for (const { asking, likeness } of tracks) {
          expect(asking.answers.length).toBeLessThanOrEqual(4)
          expect(likeness.signature.length).toBeLessThanOrEqual(100)
        }
        hasHeartbeat(connection)
        for (const step of steps) {
          if ('body' in step) isHeartbeat(message(step.at, step.direction, step.body), connection)
        }
        for (const found of heartbeatsOf(connection)) {
          expect(found.intervalMs).toBeGreaterThan(0)
          expect(Number.isFinite(found.intervalMs)).toBe(true)
          expect(found.jitter).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  },
  TIMEOUT,
)
