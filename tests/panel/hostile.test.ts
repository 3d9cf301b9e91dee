import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  double,
  integer,
  oneof,
  record as recordOf,
  string,
} from 'fast-check'
import { expect, test, vi } from 'vitest'
import { parseFromFrame } from '../../src/channel/parse.ts'
import { parseHandshake } from '../../src/channel/parse-handshake.ts'
import type { DocumentId } from '../../src/event.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { mountPanel, type Panel } from './support.ts'

const DOC = 'doc' as DocumentId
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
/** What makes one emoji of several. */
const JOINS = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\ufe0f/gu
const DECADES = 50 * 365 * 24 * 3_600_000

/** What has broken out of text elsewhere. */
const ATTACKS = [
  '<img src=x onerror="window.broken=1">',
  '"><script>window.broken=1</script>',
  "' onmouseover='window.broken=1",
  '</title><svg/onload=window.broken=1>',
  '<iframe srcdoc="<script>parent.broken=1</script>">',
  '<a href="javascript:window.broken=1">click</a>',
  '<style>*{background:url(https://evil.test/)}</style>',
  '{"__proto__":{"onclick":"window.broken=1"},"constructor":1,"key":"<b>"}',
  '{"type":"<b onclick=alert(1)>","children":["x"],"constructor":null,"props":{}}',
  '[{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=window.broken=1>"}}]',
  'javascript:window.broken=1',
  'data:text/html,<script>window.broken=1</script>',
  '\u202egnp.exe\u2066 \u200b\u00ad\u3164\u{e0041}',
  '\u0000\u001b]8;;https://evil.test/\u0007\u2028',
  '{{constructor.constructor("window.broken=1")()}} #{window.broken=1}',
  '__proto__',
  'constructor',
]

const hostile = oneof(
  { weight: 4, arbitrary: constantFrom(...ATTACKS) },
  { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 60 }) },
)
const lines = constantFrom(
  ...['https://a.test/a.js', 'javascript:alert(1)', 'data:text/html,<b>', 'chrome://settings/'],
)
const stack = recordOf({ name: hostile, other: hostile, url: lines }).map(
  ({ name, other, url }) =>
    `Error\n    at ${name} (${url}:1:2)\n    at x (${other}:1:2)\n${name}@${url}:3:4`,
)
const error = recordOf({ name: hostile, message: hostile })
const text = recordOf({
  ...{ url: hostile, protocol: hostile, extensions: hostile, reason: hostile, sent: hostile },
  ...{ received: hostile, header: hostile, exception: hostile, document: hostile, stack, error },
  ...{ type: hostile, code: oneof(integer({ min: 0, max: 2 ** 31 }), constantFrom(1006, 4001)) },
  ...{ ago: oneof(constantFrom(60_000), double({ min: 0, max: DECADES, noNaN: true })) },
  closes: boolean(),
})
type Text = typeof text extends Arbitrary<infer T> ? T : never

/** As a page tells it that got hold of the channel. */
function logOf(all: readonly Text[]): Log {
  const log = createLog()
  const now = Date.now()
  const events = all.flatMap((one, index) => told(one, index + 1, now - one.ago))
  const numbered = events.map((event, index) => ({ seq: index + 1, ...event }))
  const batch = { kind: 'batch', doc: DOC, events: numbered, more: false, now, farewell: false }
  const { message, malformed } = parseFromFrame(batch)
  expect(malformed).toBe(0)
  if (message?.kind !== 'batch') throw new Error('The batch did not parse')
  for (const event of message.events) record(log, DOC, event)
  for (const connection of log.connections.values()) {
    const { header, url } = all[connection.socket % all.length] as Text
    const headers = [{ name: header, value: header }]
    const facts = { url, status: 403, statusText: header, error: header, responseHeaders: headers }
    const handshake = parseHandshake(facts)
    if (handshake) connection.handshake = handshake
  }
  return log
}

function told(one: Text, socket: number, at: number): object[] {
  const { url, protocol, extensions, reason, code, stack, error, exception } = one
  const own = { at, socket }
  const call = { stack, running: { type: one.type, target: 'element', trusted: true } }
  const message = { ...own, kind: 'message', type: 'text', size: 9_000, whole: true }
  const page = { top: true, browser: 'firefox', late: true, hidden: true, online: false }
  const asked = { ...own, source: 'app', url, protocols: [protocol, one.type], stack }
  return [
    { at, kind: 'document', url: one.document, discarded: false, ...page },
    { ...asked, kind: 'construct' },
    { ...own, kind: 'open', protocol, extensions },
    { ...message, direction: 'send', body: one.sent, stack },
    { ...message, direction: 'receive', body: one.received },
    { at, kind: 'exception', rejection: true, message: exception, file: url, stack },
    { at, kind: 'route', url: one.document, traversal: true },
    { at, kind: 'csp', directive: one.type, blocked: url, enforced: true, policy: reason },
    { ...own, kind: 'call-refused', method: 'send', state: 0, error, reason, stack },
    ...(one.closes ? [{ ...own, kind: 'close-call', state: 1, reason, ...call }] : []),
    { ...own, kind: 'close', code, reason, wasClean: true, buffered: 0 },
    { ...asked, socket: socket + 50, kind: 'construct-refused', error },
  ]
}

async function look(panel: Panel): Promise<void> {
  await panel.find('[data-verdict]')
  for (const row of panel.rows().slice(0, 4)) {
    row.click()
    for (const tab of ['diagnosis', 'handshake', 'messages']) {
      await panel.click(`[data-tab="${tab}"]`)
      await panel.find(`[data-view="${tab}"]`)
      expectText(panel.container)
    }
    for (const line of panel.all('[data-view="messages"] [data-message]').slice(0, 2)) {
      line.click()
      await panel.find('[data-view="message"]')
      expectText(panel.container)
    }
  }
}

/** Nothing of it has become markup, a link, a handler or an invisible sign. */
function expectText(container: HTMLElement): void {
  expect(
    container.querySelectorAll('img, script, iframe, object, embed, base, style'),
  ).toHaveLength(0)
  for (const element of container.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^srcdoc$|^formaction$/)
      if (/href|src|action/.test(name) && !name.startsWith('data-')) {
        expect(value).toMatch(/^https:\/\//)
        expect(value).not.toContain('evil.test')
      }
      if (name !== 'class') expect(value.replace(JOINS, '')).not.toMatch(UNSEEN)
    }
  }
  expect(container.textContent?.replace(JOINS, '')).not.toMatch(UNSEEN)
  expect('broken' in window).toBe(false)
}

test('whatever a page or server says is text', async () => {
  const failed = vi.spyOn(console, 'error')
  await assert(
    asyncProperty(array(text, { minLength: 1, maxLength: 2 }), async (all) => {
      const panel = mountPanel({
        log: logOf(all),
        coverage: { frames: [{ url: all[0]?.document ?? '', top: true, captured: 'late' }] },
      })
      await panel.click('[data-action="coverage"]')
      await look(panel)
      for (const place of panel.host.opened) expect(place).toMatch(/^https?:/)
      panel.unmount()
    }),
    { numRuns: 8 },
  )
  expect(failed).not.toHaveBeenCalled()
  failed.mockRestore()
})
