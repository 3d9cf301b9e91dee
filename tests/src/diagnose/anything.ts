import fc from 'fast-check'
import type { CaptureEvent, DocumentId } from '../../../src/event.ts'
import { createLog, type Log, record } from '../../../src/log.ts'

/** One event of a socket or a page, and how long after the one before; ms. */
export interface Happening {
  event: object
  doc: string
  socket: number
  wait: number
}

const STACKS = [
  'Error\n    at f (https://a.test/app.js:1:2)',
  'f@https://a.test/app.js:1:2\n',
  'commitHookEffectListUnmount@https://a.test/react-dom.js:1:2\n',
  '',
  '@@@',
  'Error\n    at <anonymous>:1:8',
  'Error\n    at f (https://a.test/b.js:1:1)\n    at X (https://a.test/b.js:1:2)\n    at Y (https://a.test/b.js:1:3)\n    at X (https://a.test/b.js:1:2)',
  'Error\n    at f (https://a.test/b.js:1:9)\n    at Z (https://a.test/b.js:1:4)\n    at Y (https://a.test/b.js:1:5)\n    at Z (https://a.test/b.js:1:4)',
  't.__weh@https://a.test/b.js:1:1\nsetTimeout handler*go@https://a.test/b.js:1:2\n',
  'Error\n    at e._disconnect (https://a.test/b.js:1:1)\n    at e.reconnect (https://a.test/b.js:1:2)',
]

const text = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.constantFrom(
    '{"type":"ping"}',
    '2',
    '3',
    'JWT expired',
    'idle',
    '{"type":"error","message":"no"}',
  ),
)
const stack = fc.option(fc.constantFrom(...STACKS), { nil: undefined })
const url = fc.oneof(
  fc.constantFrom(
    'wss://a.test/feed',
    'ws://b.test:6667/?EIO=4',
    'wss://a.test/?token=abcdefghi',
    '',
  ),
  fc.string({ maxLength: 30 }),
)
const state = fc.constantFrom(0, 1, 2, 3)
const direction = fc.constantFrom('send', 'receive')
const running = fc.option(
  fc.record({
    type: fc.constantFrom('message', 'click', 'error', 'pagehide', ''),
    target: fc.constantFrom('socket', 'window', 'document', 'element', 'other'),
    trusted: fc.boolean(),
  }),
  { nil: undefined },
)
const error = fc.record({
  name: fc.constantFrom('SyntaxError', 'SecurityError', 'InvalidStateError', 'X'),
  message: text,
})
const code = fc.oneof(
  fc.constantFrom(1000, 1001, 1005, 1006, 1008, 1009, 1011, 1012, 4001, 4408),
  fc.integer({ min: 0, max: 65_535 }),
)

const kind = <K extends string, T>(name: K, fields: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.record({ kind: fc.constant(name), ...fields })

const events = fc.oneof(
  kind('open', { protocol: text, extensions: text }),
  kind('message', {
    direction,
    type: fc.constant('text'),
    size: fc.nat(200_000),
    body: text,
    whole: fc.boolean(),
    state,
    buffered: fc.nat(),
    stack,
  }),
  kind('message', {
    direction,
    type: fc.constant('binary'),
    size: fc.nat(64),
    whole: fc.boolean(),
  }),
  kind('folded', {
    direction,
    count: fc.nat(50),
    bytes: fc.nat(),
    from: fc.nat(9_999),
    to: fc.nat(99_999),
    beats: fc.array(
      fc.record({
        size: fc.nat(64),
        count: fc.nat(9),
        from: fc.nat(),
        to: fc.nat(),
        sum: fc.nat(),
        squares: fc.nat(),
      }),
      { maxLength: 3 },
    ),
  }),
  kind('close-call', {
    state,
    code,
    reason: text,
    stack,
    running,
    activation: fc.boolean(),
    mapped: stack,
  }),
  kind('call-refused', {
    state,
    method: direction.map((one) => (one === 'send' ? 'send' : 'close')),
    error,
    stack,
    code,
  }),
  kind('closing', {}),
  kind('error', {}),
  kind('close', { code, reason: text, wasClean: fc.boolean(), buffered: fc.nat() }),
  kind('construct', {
    url,
    protocols: fc.array(text, { maxLength: 2 }),
    source: fc.constantFrom('app', 'test'),
    stack,
  }),
  kind('construct-refused', {
    url,
    protocols: fc.array(text, { maxLength: 2 }),
    source: fc.constant('app'),
    error,
    stack,
  }),
  kind('document', {
    url,
    top: fc.boolean(),
    browser: fc.constantFrom('chromium', 'firefox'),
    late: fc.boolean(),
    hidden: fc.boolean(),
    online: fc.boolean(),
    discarded: fc.boolean(),
    prerendering: fc.boolean(),
  }),
  kind('visibility', { hidden: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('freeze', 'resume', 'online', 'offline', 'gone', 'activation'),
  }),
  fc.record({ kind: fc.constantFrom('pagehide', 'pageshow'), persisted: fc.boolean() }),
  kind('route', { url, traversal: fc.boolean() }),
  kind('csp', {
    directive: fc.constantFrom('connect-src', 'x'),
    blocked: url,
    enforced: fc.boolean(),
    policy: text,
  }),
  kind('exception', { rejection: fc.boolean(), message: text, file: url, stack }),
  kind('clock', { jump: fc.integer() }),
  fc.record({ kind: fc.constantFrom('long-task', 'paused'), duration: fc.nat(99_999) }),
)

/** Events of two documents and three sockets each, at any times. */
export const anything = fc.array(
  fc.record({
    event: events,
    doc: fc.constantFrom('x', 'y'),
    socket: fc.nat(2),
    wait: fc.nat(40_000),
  }),
  { maxLength: 60 },
)

/** Records them one after the other. */
export function logOf(steps: readonly Happening[]): { log: Log; now: number } {
  const log = createLog()
  let now = 1_000_000
  for (const [index, { event, doc, socket, wait }] of steps.entries()) {
    now += wait
    const own = { seq: index + 1, at: now, ...(isOfSocket(event) && { socket }) }
    record(log, doc as DocumentId, { ...event, ...own } as CaptureEvent)
  }
  return { log, now }
}

const PAGE_KINDS =
  'document visibility freeze resume online offline gone activation pagehide pageshow route csp exception clock long-task paused'.split(
    ' ',
  )

function isOfSocket(event: object): boolean {
  return !PAGE_KINDS.includes(String((event as { kind: string }).kind))
}
