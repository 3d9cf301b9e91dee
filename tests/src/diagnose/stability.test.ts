import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Connection, endedAt, stateOf } from '../../../src/connection.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Confidence, Diagnosis } from '../../../src/diagnose/verdict.ts'
import type { Log } from '../../../src/log.ts'
import { START, trace } from '../../support/trace.ts'
import { type Happening, logOf } from './anything.ts'
import { stories } from './stories.ts'

/** Hundreds of runs take a while on a busy machine; ms. */
const TIMEOUT = 60_000

const RANK: Record<Confidence, number> = { possible: 1, likely: 2, certain: 3 }

function rank({ verdict }: Diagnosis): number {
  return verdict ? RANK[verdict.confidence] : 0
}

function expectSound({ verdict, findings }: Diagnosis): void {
  const text = JSON.stringify([verdict, findings])
  expect(text).not.toMatch(/\bNaN\b|\bundefined\b|\bInfinity\b|\[object| -\d+ ?m?s\b/)
  for (const said of verdict ? [verdict, ...findings] : findings) {
    expect(said.evidence.length).toBeGreaterThan(0)
  }
}

function diagnoseAll(log: Log, now: number): Diagnosis[] {
  return [...log.connections.values()].map((connection) => diagnose(connection, { log, now }))
}

/** What a channel may do to a log. */
const spoilt = stories.chain((steps) =>
  fc.oneof(
    fc.constant(steps.flatMap((step) => [step, { ...step, wait: 0 }])),
    fc.shuffledSubarray(steps, { minLength: steps.length }),
    fc.subarray(steps),
    fc.nat(steps.length).map((from) => steps.slice(from)),
  ),
)

test(
  'events that are doubled, in disorder, missing or cut off at the beginning do no harm',
  () => {
    fc.assert(
      fc.property(spoilt, fc.nat(100_000), (steps, later) => {
        const { log, now } = logOf(steps)
        diagnoseAll(log, now + later).forEach(expectSound)
      }),
      { numRuns: 300 },
    )
  },
  TIMEOUT,
)

test(
  'clocks that jump, forwards or back, do no harm',
  () => {
    const jumps = fc.array(fc.integer({ min: -3_600_000, max: 36_000_000 }), { minLength: 60 })
    fc.assert(
      fc.property(stories, jumps, (steps, waits) => {
        const jumping = steps.map((step, index) => ({ ...step, wait: waits[index] ?? 0 }))
        const { log, now } = logOf(jumping)
        diagnoseAll(log, now).forEach(({ verdict, findings }) => {
          expect(JSON.stringify([verdict, findings])).not.toMatch(/\bNaN\b|\bundefined\b|Infinity/)
        })
      }),
      { numRuns: 200 },
    )
  },
  TIMEOUT,
)

test(
  'waiting alone makes no verdict less certain, and none change once it has settled',
  () => {
    const waits = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(stories, waits, (steps, later) => {
        const { log, now } = logOf(steps)
        for (const connection of log.connections.values()) {
          let at = now
          let before = diagnose(connection, { log, now: at })
          for (const wait of later) {
            at += wait
            const after = diagnose(connection, { log, now: at })
            expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
            if (before.settled) expect(after.verdict).toEqual(before.verdict)
            before = after
          }
        }
      }),
      { numRuns: 300 },
    )
  },
  TIMEOUT,
)

test(
  'who asks, and in what order, changes nothing',
  () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const [first, second] = [logOf(steps), logOf(steps)]
        const forwards = diagnoseAll(first.log, first.now)
        const backwards = [...second.log.connections.values()]
          .reverse()
          .map((connection) => diagnose(connection, { log: second.log, now: second.now }))
          .reverse()
        expect(backwards).toEqual(forwards)
        expect(diagnoseAll(first.log, first.now)).toEqual(forwards)
      }),
      { numRuns: 150 },
    )
  },
  TIMEOUT,
)

test(
  'a connection to elsewhere, much later, changes no verdict',
  () => {
    const elsewhere: Happening = {
      event: { kind: 'construct', url: 'wss://z.test/other', protocols: [], source: 'app' },
      doc: 'z',
      socket: 9,
      wait: 600_000,
    }
    const end: Happening = {
      event: { kind: 'close', code: 1006, reason: '', wasClean: false, buffered: 0 },
      doc: 'z',
      socket: 9,
      wait: 5_000,
    }
    fc.assert(
      fc.property(stories, (steps) => {
        const [alone, joined] = [logOf(steps), logOf([...steps, elsewhere, end])]
        const now = joined.now + 3_000
        for (const connection of alone.log.connections.values()) {
          const same = joined.log.connections.get(connection.id)
          if (endedAt(connection) === undefined || !same) continue
          const { verdict } = diagnose(connection, { log: alone.log, now })
          expect(diagnose(same, { log: joined.log, now }).verdict).toEqual(verdict)
        }
      }),
      { numRuns: 150 },
    )
  },
  TIMEOUT,
)

/** Connections of one chain that are cut, with what happens in each life; `a` is the first. */
function chainOf(lives: readonly string[][], life: number): string {
  return lives
    .map((lines, index) => {
      const name = index === 0 ? 'a' : `n${index}`
      const start = index * (life + 2)
      const own = lines.map((line) => {
        const [time, ...rest] = line.split(' ')
        return `${start + Number(time)}s ${name} ${rest.join(' ')}`
      })
      return [
        `${start}s ${name} connect wss://a.test/feed @ app.js:1:1`,
        `${start + 0.05}s ${name} open`,
        ...own,
        `${start + life}s ${name} close 1006`,
      ].join('\n')
    })
    .join('\n')
}

/** The verdicts on the first connection, as the chain grows. */
function asItGrows(lives: readonly string[][], life: number): Diagnosis[] {
  return lives.map((_, index) => trace(chainOf(lives.slice(0, index + 1), life)).diagnose())
}

test(
  'a verdict grows surer as the story repeats, and does not flip back',
  () => {
    const silences = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 90 }), silences, (limit, late) => {
        const life = limit + 3
        const lives = late.map((ms) => [`${3 - ms / 1_000} receive {"hello":"you"}`, '1 send hi'])
        const told = asItGrows(lives, life)
        for (const [index, diagnosis] of told.entries()) {
          if (index < 1) continue
          expect(diagnosis.verdict).toMatchObject({ cause: 'idle-timeout', confidence: 'likely' })
        }
      }),
      { numRuns: 15 },
    )
  },
  TIMEOUT,
)

test('two ends at one age are a coincidence, three are a limit, and so are thirty', () => {
  const lives = Array.from({ length: 30 }, () =>
    Array.from({ length: 20 }, (_, n) => [
      `${n * 2 + 1} send x${n % 7}`,
      `${n * 2 + 1.3} receive y${n % 5}`,
    ]).flat(),
  )
  const told = asItGrows(lives.slice(0, 5), 40)
  expect(told.map(({ verdict }) => verdict?.cause)).toEqual([
    'connection-lost',
    'connection-lost',
    'lifetime-limit',
    'lifetime-limit',
    'lifetime-limit',
  ])
  expect(trace(chainOf(lives, 40)).diagnose('n15').verdict?.cause).toBe('lifetime-limit')
})

test('a log that begins in the middle of a story judges what it has', () => {
  const whole = trace(
    chainOf(
      Array.from({ length: 6 }, () => ['1 send hi']),
      31,
    ),
  )
  const events = [...whole.log.connections.values()].slice(3)
  for (const connection of events) {
    expect(diagnose(connection, whole).verdict?.cause).toBe('idle-timeout')
  }
  const late = trace(
    `0s document late
    5s receive x
    9s close 1006`.replace(/\n.*receive x/, ''),
  )
  expect(late.log.connections.size).toBe(0)
})

/** Of other languages and scripts, and what a server should not have sent. */
const REASONS = [
  '接続がタイムアウトしました',
  'Сеанс истёк',
  'انتهت صلاحية الجلسة',
  'Délai d’inactivité dépassé',
  '👩‍👩‍👧‍👦'.repeat(10),
  '\u0000\u0007\u001b[31mred\u001b[0m',
  'line\nbreak\r\n\ttab',
  '\u202eelddim eht ni gnihtemos\u202c',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '"quoted" \\ and “so on”',
  ' '.repeat(123),
]

test.each(REASONS)('a reason such as %j is quoted and breaks no sentence', (reason) => {
  const { log, connection, now } = trace(`
    0s   connect wss://a.test/feed
    0.1s open
    5s   close 4321`)
  const { closed } = connection()
  if (closed) closed.reason = reason
  const { verdict } = diagnose(connection(), { log, now })
  expect(verdict?.closedBy).toBe('server')
  expect(verdict?.summary).toMatch(/[.!?”…]$/)
  const said = [verdict?.summary ?? '', ...(verdict?.evidence ?? []).map(({ text }) => text)].join()
  expect(said).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
})

test('thousands of connections are judged one by one and all', () => {
  const { log } = logOf(
    Array.from({ length: 3_000 }, (_, index): Happening[] => {
      const own = { doc: `d${index % 7}`, socket: index }
      const url = `wss://${index % 3 ? 'a' : 'b'}.test/feed?n=${index}`
      return [
        { ...own, wait: 40, event: { kind: 'construct', url, protocols: [], source: 'app' } },
        { ...own, wait: 5, event: { kind: 'open', protocol: '', extensions: '' } },
        {
          ...own,
          wait: index % 50,
          event: { kind: 'close', code: 1006, reason: '', wasClean: false, buffered: 0 },
        },
      ]
    }).flat(),
  )
  const all: Connection[] = [...log.connections.values()]
  expect(all.filter((connection) => stateOf(connection) === 'closed').length).toBeGreaterThan(1_900)
  for (const connection of all) {
    expect(diagnose(connection, { log, now: START }).verdict).toBeDefined()
  }
})
