import {
  anything,
  assert,
  constantFrom,
  type ObjectConstraints,
  object,
  property,
  record as recordOf,
  string,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFromFrame } from '../../../src/channel/parse.ts'
import { parseEvent } from '../../../src/channel/parse-event.ts'
import { parseHandshake } from '../../../src/channel/parse-handshake.ts'
import type { CaptureEvent, Folded } from '../../../src/event.ts'

const call = {
  stack: 'at app.js:1:1',
  activation: true,
  running: { type: 'click', target: 'element', trusted: true },
} as const
const asked = { seq: 1, at: 1.5, socket: 1, source: 'app', url: 'wss://a.test/' } as const
const error = { name: 'SyntaxError', message: 'no' }

/** One of each that a page tells. */
const events: CaptureEvent[] = [
  { kind: 'construct', ...asked, protocols: ['a'], ...call },
  { kind: 'construct-refused', ...asked, protocols: [], error },
  { kind: 'open', seq: 1, at: 1, socket: 1, protocol: '', extensions: '' },
  {
    ...{ kind: 'message', seq: 1, at: 1, socket: 1, direction: 'send', type: 'text', size: 2 },
    ...{ body: 'hi', whole: true, buffered: 2, state: 1, ...call },
  },
  {
    ...{ kind: 'message', seq: 1, at: 1, socket: 1, direction: 'receive', type: 'binary' },
    ...{ size: 2, body: new Uint8Array(2), whole: true },
  },
  {
    ...{ kind: 'folded', seq: 1, at: 1, socket: 1, direction: 'send', count: 2, bytes: 8 },
    ...{ from: 1, to: 2, beats: [{ size: 4, count: 2, from: 1, to: 2, sum: 1, squares: 1 }] },
  },
  { kind: 'close-call', seq: 1, at: 1, socket: 1, code: 1000, reason: 'bye', state: 1, ...call },
  { kind: 'call-refused', seq: 1, at: 1, socket: 1, method: 'send', state: 0, error },
  { kind: 'closing', seq: 1, at: 1, socket: 1 },
  { kind: 'error', seq: 1, at: 1, socket: 1 },
  { kind: 'close', seq: 1, at: 1, socket: 1, code: 1006, reason: '', wasClean: false, buffered: 0 },
  {
    ...{ kind: 'document', seq: 1, at: 1, url: 'https://a.test/', top: true, browser: 'firefox' },
    ...{ late: false, hidden: false, online: true, discarded: false },
  },
  { kind: 'visibility', seq: 1, at: 1, hidden: true },
  { kind: 'freeze', seq: 1, at: 1 },
  { kind: 'pagehide', seq: 1, at: 1, persisted: true },
  { kind: 'route', seq: 1, at: 1, url: 'https://a.test/b', traversal: false },
  {
    ...{ kind: 'csp', seq: 1, at: 1, directive: 'connect-src', blocked: 'wss://a.test/' },
    ...{ enforced: true, policy: "default-src 'self'" },
  },
  { kind: 'exception', seq: 1, at: 1, rejection: false, message: 'no', file: 'app.js', line: 1 },
  { kind: 'clock', seq: 1, at: 1, jump: -5_000 },
  { kind: 'long-task', seq: 1, at: 1, duration: 300 },
  { kind: 'let-go', seq: 1, at: 1, connections: 2, events: 9, numbers: 15 },
] as CaptureEvent[]

/** Whatever can be posted. */
const wild: ObjectConstraints = {
  key: string({ unit: 'binary' }),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withTypedArray: true,
}

function batch(...list: unknown[]) {
  return { kind: 'batch', doc: 'abc123', events: list, more: false, now: 1, farewell: false }
}

describe('what a page tells', () => {
  test.for(events)('$kind', (event) => {
    expect(parseEvent(event)).toEqual(event)
  })

  test('keeps nothing that is not known', () => {
    const event = { kind: 'freeze', seq: 1, at: 1 }
    expect(parseEvent({ ...event, extra: '<script>', __proto__: { at: 2 } })).toEqual(event)
  })

  test('keeps nothing that is not known, inside either', () => {
    const [construct, refused, , , , folded] = events
    const more = { extra: 'x'.repeat(1_000) }
    expect(parseEvent({ ...construct, running: { ...call.running, ...more } })).toEqual(construct)
    expect(parseEvent({ ...refused, error: { ...error, ...more } })).toEqual(refused)
    const [beats] = (folded as Folded).beats
    expect(parseEvent({ ...folded, beats: [{ ...beats, ...more }] })).toEqual(folded)
  })

  test('inherits nothing, and changes no prototype', () => {
    const forged = '{"__proto__":{"kind":"freeze","seq":1,"at":1},"constructor":{"prototype":{}}}'
    expect(parseEvent(Object.create({ kind: 'freeze', seq: 1, at: 1 }))).toBeUndefined()
    for (const event of events) {
      const parsed = parseEvent({ ...JSON.parse(forged), ...event })
      expect(parsed).toEqual(event)
      expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('is not what relay and panel tell', () => {
    for (const kind of ['gone', 'paused', 'activation']) {
      expect(parseEvent({ kind, seq: 1, at: 1, duration: 1 })).toBeUndefined()
    }
  })

  test.for([
    [{ kind: 'freeze', seq: 1 }, 'a field is missing'],
    [{ kind: 'freeze', seq: -1, at: 1 }, 'a number is negative'],
    [{ kind: 'freeze', seq: 1.5, at: 1 }, 'a count is no integer'],
    [{ kind: 'freeze', seq: 1, at: Number.NaN }, 'a time is no number'],
    [{ kind: 'freeze', seq: '1', at: 1 }, 'a number is a text'],
    [{ kind: 'toString', seq: 1, at: 1 }, 'a kind is a name of the prototype'],
    [{ kind: '__proto__', seq: 1, at: 1 }, 'a kind is __proto__'],
    [{ ...events[0], source: 'import' }, 'a word is none of ours'],
    [{ ...events[0], protocols: Array(1_001).fill('a') }, 'an array is too long'],
    [{ ...events[0], url: 'a'.repeat(256 * 1024 + 1) }, 'a text is too long'],
    [{ ...events[0], running: { type: 'click', target: 'element' } }, 'a part is malformed'],
    [{ ...events[1], error: 'no' }, 'a part is no object'],
    [{ ...events[3], body: { length: 2 } }, 'a body is none'],
    [{ ...events[3], size: 1 }, 'a body is longer than its size'],
    [{ ...events[3], size: 1e6, body: 'a'.repeat(256 * 1024 + 1) }, 'a body is too long'],
    [{ ...events[4], size: 1e6, body: new Uint8Array(256 * 1024 + 1) }, 'its bytes are too many'],
    [{ ...events[4], body: new Uint8Array(new ArrayBuffer(1e6), 0, 1) }, 'more hangs on its bytes'],
    [
      { ...events[4], size: 1e6, body: new Blob(['a'.repeat(256 * 1024 + 1)]) },
      'a Blob is too large',
    ],
    [{ ...events[13], at: 1e308 }, 'no clock shows its time'],
    [{ ...events[19], duration: 9e15 }, 'no clock counts as far'],
    [{ ...events[10], reason: 'a'.repeat(8 * 1024 + 1) }, 'words are too many'],
  ] as const)('%#: is refused when $1', ([event]) => {
    expect(parseEvent(event)).toBeUndefined()
  })
})

describe('what a frame says', () => {
  test.for([
    { kind: 'news' },
    { kind: 'hello', doc: 'abc123', url: 'https://a.test/', top: true, turn: 1 },
    { kind: 'hello', url: 'about:blank', top: false, turn: 0 },
    { kind: 'activation', at: 1 },
    { kind: 'handshake', handshake: { url: 'wss://a.test/', status: 403, responseHeaders: [] } },
    { kind: 'source', url: 'https://a.test/app.js', text: 'a'.repeat(300 * 1024) },
    batch(...events),
  ])('$kind', (message) => {
    expect(parseFromFrame(message)).toMatchObject({ message, malformed: 0 })
  })

  test('may hold malformed events beside good ones: these are kept, those are counted', () => {
    const parsed = parseFromFrame(batch(events[0], null, { kind: 'freeze' }, events[1]))
    expect(parsed.malformed).toBe(2)
    expect(parsed.message).toMatchObject({ events: [events[0], events[1]] })
  })

  test('at a time no document lived at is refused and counted', () => {
    const life = { kind: 'freeze', seq: 1 }
    const now = Date.UTC(2_026)
    const times = [now - 1, now + 1e6, -now, now]
    const list = times.map((at) => ({ ...life, at }))
    const parsed = parseFromFrame({ ...batch(...list), now })
    expect(parsed).toMatchObject({ malformed: 2, message: { events: [list[0], list[3]] } })
  })

  test('tells the highest number of what is malformed, where it has one', () => {
    const refused = (last: unknown) => parseFromFrame(batch(events[0], last))
    expect(refused({ seq: 7 })).toMatchObject({ malformed: 1, through: 7 })
    expect(refused({ seq: '7' })).not.toHaveProperty('through')
  })

  test.for([
    [undefined],
    [null],
    [0],
    ['news'],
    [[]],
    [{}],
    [{ kind: 'constructor' }],
    [{ kind: 'hello', doc: 'DOC 1', url: '', top: true }],
    [{ kind: 'hello', doc: 'a'.repeat(21), url: '', top: true }],
    [{ kind: 'handshake', handshake: { url: 1 } }],
    [{ kind: 'handshake', handshake: { url: '', requestHeaders: [{ name: 'a' }] } }],
    [{ ...batch(), doc: '<b>' }],
    [{ ...batch(), more: 1 }],
    [{ ...batch(), now: 'late' }],
    [{ ...batch(), farewell: 1 }],
    [{ ...batch(), events: {} }],
  ])('%#: is refused and counted when malformed', ([value]) => {
    expect(parseFromFrame(value)).toEqual({ malformed: 1 })
  })

  test('never makes the parser throw', () => {
    assert(property(anything(wild), (value) => void parseFromFrame(value)))
    assert(property(anything(wild), (value) => void parseFromFrame(batch(value))))
    assert(property(anything(wild), (value) => void parseHandshake(value)))
  })

  test('never makes the parser throw, nearly right', () => {
    const kinds = events.map(({ kind }) => kind)
    const nearly = recordOf({ kind: constantFrom(...kinds), rest: object(wild) })
    const whole = constantFrom(...events)
    assert(
      property(nearly, whole, ({ kind, rest }, event) => {
        parseEvent({ ...rest, kind })
        parseEvent({ ...event, ...rest })
      }),
    )
  })
})
