import { expect, test } from 'vitest'
import { learnSecrets } from '../../../src/har/learn.ts'
import { openSecrets } from '../../../src/har/secrets.ts'
import { htmlOf } from '../../../src/report/html.ts'
import { markdownOf } from '../../../src/report/markdown.ts'
import { type Report, type ReportOptions, reportOf } from '../../../src/report/report.ts'
import { trace } from '../../support/trace.ts'

const TOKEN = 'f3a9c1d2e4b5a697'
const STORY = `
  0s    connect wss://a.test/feed?token=${TOKEN} protocol=v1 @ start app.js:12:8
  0.1s  open protocol=v1
  1s    send hello
  1.5s  receive {"type":"welcome","token":"${TOKEN}"}
  20s   hidden
  61.5s close 1006
`
const MARKUP = '<img src=x onerror=alert(1)>`**[x](javascript:1)**@ada\u202e'

const OURS =
  'html head meta title style body main h1 h2 h3 p figure img article section ul ol li span strong pre dl div dt dd'.split(
    ' ',
  )

async function report(story: string, options: Partial<ReportOptions> = {}): Promise<Report> {
  const { log, now } = trace(story)
  const secrets = await learnSecrets(log, {})
  const own = { secrets, covered: true, payloads: 'redacted', browser: 'Firefox 145.0' } as const
  return reportOf('A capture', { log, now }, { ...own, ...options })
}

const quoted = (told: Report) => told.connections[0]?.messages.map(({ text }) => text)

test('the steps tell what the log shows, in order of time', async () => {
  const { connections } = await report(STORY)
  expect(connections[0]?.steps.map(({ after, text }) => `${after} ${text}`)).toEqual([
    '0 The page https://app.test/ was opened.',
    '0 Opening wss://a.test/feed?token=redacted-1, subprotocols v1 at start (https://app.test/app.js:12:8).',
    '100 It opened after 100 ms, subprotocol v1.',
    '1500 Until here 1 message sent (5 B), 1 received (45 B).',
    '20000 The page was hidden.',
    '61500 Nothing passed for 60.0 s.',
    '61500 It ended with code 1006, no reason, not clean.',
  ])
})

test('what the page called, and what is still open, are steps too', async () => {
  const closed = await report(`
    0s   connect wss://a.test/feed @ start app.js:12:8
    0.1s open
    5s   close() 4000 "log out" @ leave app.js:30:3
    5.1s close 4000 "log out"
  `)
  const texts = closed.connections[0]?.steps.map(({ text }) => text)
  expect(texts).toContain(
    'The page called close(4000, "log out") at leave (https://app.test/app.js:30:3).',
  )
  const open = await report('0s connect wss://a.test/feed\n0.1s open')
  expect(open.connections[0]?.steps.at(-1)?.text).toContain('still there')
})

test('of messages it tells what was chosen', async () => {
  expect((await report(STORY, { payloads: 'none' })).connections[0]?.messages).toEqual([])
  expect(quoted(await report(STORY, { payloads: 'sizes' }))).toEqual([undefined, undefined])
  expect(quoted(await report(STORY))).toEqual(['hello', '{"type":"welcome","token":"redacted-1"}'])
  const whole = await report(STORY, { payloads: 'full', secrets: openSecrets, covered: false })
  expect(quoted(whole)?.[1]).toContain(TOKEN)
})

test('long messages are cut, and only after they were covered', async () => {
  const told = await report(
    `0s connect wss://a.test/feed?token=${TOKEN}\n0.1s open\n1s send ${'x'.repeat(290)} ${TOKEN}`,
  )
  expect(told.connections[0]?.messages[0]).toMatchObject({ cut: true })
  expect(markdownOf(told)).not.toContain(TOKEN.slice(0, 8))
})

test('Markdown says verdict, evidence, advice with its code, environment', async () => {
  const markdown = markdownOf(await report(STORY))
  for (const words of [
    '## A capture',
    '**Connection cut: idle timeout** (possible)',
    '- No heartbeat was seen on this connection.',
    '  ```nginx\n  proxy\\_read\\_timeout',
    '1. +20.0 s The page was hidden.',
    '- Browser: Firefox 145.0',
    '- Page: https://app.test/',
    '- Time: 2026-01-01T00:00:00.000Z to',
  ])
    expect(markdown).toContain(words.replaceAll('\\_', '_'))
})

test('text of a page is text', async () => {
  const told = await report(`
    0s   connect wss://a.test/feed
    0.1s open
    1s   send ${MARKUP}
    2s   close 4001 "${MARKUP}"
  `)
  const markdown = markdownOf(told)
  expect(markdown).toContain('\\<img src=x onerror=alert(1)\\>\\`\\*\\*\\[x\\](javascript:1)')
  expect(markdown).not.toMatch(/(?<!\\)[<[]|\*@ada|\u202e/)
  const html = await htmlOf(told, { png: 'AAAA', alt: MARKUP })
  expect(html).not.toMatch(/<img src=x|<script|\u202e/)
  const elements = new Set([...html.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name))
  expect([...elements].filter((name) => !OURS.includes(name ?? ''))).toEqual([])
})

test('the page of a report allows itself nothing but its style and its picture', async () => {
  const html = await htmlOf(await report(STORY), { png: 'AAAA', alt: 'one lane' })
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'">/,
  )
  const [, style = '', hash = ''] = [
    ...(/<style>([\s\S]*)<\/style>/.exec(html) ?? []),
    ...(/sha256-([^']+)/.exec(html) ?? []).slice(1),
  ]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  expect(Buffer.from(digest).toString('base64')).toBe(hash)
  expect(html).not.toMatch(/(?:src|href)="(?!data:image\/png)/)
  expect(html).toContain('<img alt="one lane" src="data:image/png;base64,AAAA">')
})

test('of many connections the worst are told, and how many are not', async () => {
  const told = await report(
    `
    0s   connect wss://a.test/one
    0.1s open
    1s   b connect wss://a.test/two
    1.1s b open
    2s   b close 1006
    `,
    { most: 1 },
  )
  expect(told.connections.map(({ url }) => url)).toEqual(['wss://a.test/two'])
  expect(markdownOf(told)).toContain('1 more connection not told here')
})

test('advice that a whole chain gets is given once', async () => {
  const told = await report(`
    0s   connect wss://a.test/feed @ start app.js:12:8
    0.1s open
    60.1s close 1006
    61s  b connect wss://a.test/feed @ start app.js:12:8
    61.1s b open
    121.1s b close 1006
  `)
  const [first, second] = told.connections
  expect(second?.verdict?.advice).toEqual(first?.verdict?.advice)
  for (const words of [markdownOf(told), await htmlOf(told)]) {
    expect(words.split('The same as above.')).toHaveLength(2)
    expect(words.match(/What to change/g)).toHaveLength(2)
  }
})
