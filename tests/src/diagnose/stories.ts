import fc from 'fast-check'
import { anything, type Happening } from './anything.ts'

/** An event at a time, ms since the story began. */
interface Moment {
  at: number
  doc: string
  socket: number
  event: object
}

/** Often one of the times limits and libraries have, so that patterns come about; ms. */
const span = fc.oneof(
  fc.constantFrom(50, 150, 1_000, 2_000, 10_000, 25_000, 30_000, 60_000, 100_000),
  fc.nat(200_000),
)

const messages = fc.array(
  fc.record({
    direction: fc.constantFrom('send', 'receive'),
    body: fc.constantFrom(
      '{"type":"ping"}',
      '{"type":"pong"}',
      '{"type":"error","message":"unauthorized"}',
      'hello',
      '{"v":17}',
    ),
    from: span,
    every: span,
    times: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 3 },
)

const stack = 'Error\n    at f (https://a.test/app.js:1:2)'
const called = (event: object) => ({ kind: 'close-call', state: 1, stack, ...event })
const closed = (code: number, reason = '') => ({
  kind: 'close',
  code,
  reason,
  wasClean: code !== 1006,
  buffered: 0,
})

/** How a socket ends, as events one after the other. */
const ending: fc.Arbitrary<readonly object[]> = fc.oneof(
  fc.constant([]),
  fc.constant([closed(1006)]),
  fc.constant([{ kind: 'error' }, closed(1006)]),
  fc.constant([called({ code: 1000 }), closed(1000)]),
  fc.constant([called({ running: { type: 'click', target: 'element', trusted: true } })]),
  fc.constant([{ kind: 'closing' }, closed(1001)]),
  fc
    .tuple(
      fc.constantFrom(1000, 1001, 1005, 1008, 1009, 1011, 1012, 4001, 4408),
      fc.constantFrom('', 'idle', 'going away', 'JWT expired', 'keepalive ping timeout'),
    )
    .map(([code, reason]) => [closed(code, reason)]),
)

const life = fc.record({
  doc: fc.constantFrom('x', 'x', 'y'),
  url: fc.constantFrom(
    'wss://a.test/feed',
    'wss://a.test/feed?t=2',
    'wss://b.test/socket.io/?EIO=4',
  ),
  begins: span,
  opens: fc.boolean(),
  messages,
  lives: span,
  ending,
})

const page = fc.record({
  doc: fc.constantFrom('x', 'y'),
  at: span,
  event: fc.constantFrom<object>(
    { kind: 'visibility', hidden: true },
    { kind: 'visibility', hidden: false },
    { kind: 'offline' },
    { kind: 'online' },
    { kind: 'freeze' },
    { kind: 'resume' },
    { kind: 'pagehide', persisted: false },
    { kind: 'gone' },
    { kind: 'clock', jump: 90_000 },
    { kind: 'paused', duration: 30_000 },
    { kind: 'route', url: 'https://a.test/x', traversal: false },
    { kind: 'exception', rejection: false, message: 'x', stack },
  ),
})

/** What may well happen: sockets of two documents that live and end, while the page goes about. */
const likely = fc
  .tuple(fc.array(life, { minLength: 1, maxLength: 7 }), fc.array(page, { maxLength: 4 }))
  .map(([lives, pages]): Happening[] => {
    const start = { kind: 'document', url: 'https://a.test/', top: true, browser: 'chromium' }
    const document = { ...start, late: false, hidden: false, online: true, discarded: false }
    return inOrder([
      { at: 0, doc: 'x', socket: 0, event: document },
      { at: 0, doc: 'y', socket: 0, event: { ...document, browser: 'firefox' } },
      ...lives.flatMap(momentsOf),
      ...pages.map((one) => ({ ...one, socket: 0 })),
    ])
  })

/** Likely stories, and events without any. */
export const stories = fc.oneof({ weight: 3, arbitrary: likely }, anything)

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function momentsOf({ doc, url, begins, opens, messages, lives, ending }: Life, socket: number) {
  const own = { doc, socket }
  const end = begins + 20 + lives
  const construct = { kind: 'construct', url, protocols: [], source: 'app', stack }
  const moments: Moment[] = [{ ...own, at: begins, event: construct }]
  const open = { kind: 'open', protocol: '', extensions: '' }
  if (opens) moments.push({ ...own, at: begins + 20, event: open })
  for (const { from, every, times, direction, body } of opens ? messages : []) {
    for (let index = 0; index < times; index++) {
      const at = begins + 20 + from + index * every
      const message = { kind: 'message', direction, body, type: 'text', size: body.length }
      if (at < end) moments.push({ ...own, at, event: { ...message, whole: true, state: 1 } })
    }
  }
  ending.forEach((event, index) => {
    moments.push({ ...own, at: end + index * 3, event })
  })
  return moments
}

function inOrder(moments: readonly Moment[]): Happening[] {
  let before = 0
  return [...moments]
    .sort((a, b) => a.at - b.at)
    .map(({ at, doc, socket, event }) => {
      const wait = at - before
      before = at
      return { doc, socket, event, wait }
    })
}
