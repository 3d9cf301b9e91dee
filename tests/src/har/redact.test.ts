import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnSecrets } from '../../../src/har/learn.ts'
import { createRedactor } from '../../../src/har/redact.ts'
import type { Log } from '../../../src/log.ts'
import { htmlOf } from '../../../src/report/html.ts'
import { markdownOf } from '../../../src/report/markdown.ts'
import { reportOf } from '../../../src/report/report.ts'
import { looksRandom } from '../../../src/secret.ts'
import { cpuTime } from '../../support/cpu-time.ts'
import { trace } from '../../support/trace.ts'
import { harOf } from './support.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Secrets as servers hand them out. */
const secret = fc
  .oneof(
    fc.uuid(),
    fc.stringMatching(/^[a-f0-9]{16,40}$/),
    fc.stringMatching(/^[A-Za-z0-9_-]{20,60}$/),
    fc.stringMatching(/^sk_live_[A-Za-z0-9]{16,24}$/),
  )
  .filter(looksRandom)

/** Where a page or a server may put one. */
const places = fc.subarray(
  [
    'query',
    'userinfo',
    'cookie',
    'set-cookie',
    'authorization',
    'basic',
    'subprotocol',
    'json',
    'nested',
    'jwt',
    'base64',
    'reason',
    'exception',
  ] as const,
  { minLength: 1 },
)
type Place = typeof places extends fc.Arbitrary<(infer T)[]> ? T : never

function jwtWith(value: string): string {
  return `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: value, exp: 1_700_000_000 })}.${value}`
}

function leakyLog(value: string, where: readonly Place[]): Log {
  const has = (place: Place) => where.includes(place)
  const query = has('query') ? `?room=lobby&access_token=${encodeURIComponent(value)}` : ''
  const user = has('userinfo') ? `ada:${value}@` : ''
  const protocol = has('subprotocol') ? ` protocol=v1,bearer.token.${value}` : ''
  const reason = has('reason') ? `"refused ${value} again"` : '"bye"'
  const { log } = trace(`
    0s   connect wss://${user}a.test/feed${query}${protocol} @ start app.js:12:8
    0.1s open
    1s   send {"type":"hello"}
    2s   close 4001 ${reason}
  `)
  const [connection] = log.connections.values()
  if (!connection) throw new Error('no connection')
  const header = (name: string, text: string) => [{ name, value: text }]
  connection.handshake = {
    url: connection.url,
    status: 101,
    requestHeaders: [
      ...(has('cookie') ? header('Cookie', `theme=dark; session=${value}`) : []),
      ...(has('authorization') ? header('Authorization', `Bearer ${value}`) : []),
      ...(has('basic') ? header('Authorization', `Basic ${base64(`ada:${value}`)}`) : []),
    ],
    responseHeaders: has('set-cookie') ? header('Set-Cookie', `sid=${value}; HttpOnly`) : [],
  }
  const [first] = connection.messages
  if (!first) throw new Error('no message')
  const bodies = [
    has('json') && `42["auth",{"user":"ada","apiKey":"${value}"}]`,
    has('nested') && JSON.stringify({ credentials: { kinds: [{ value }] } }),
    has('jwt') && JSON.stringify({ hello: jwtWith(value) }),
    has('base64') && JSON.stringify({ blob: base64(JSON.stringify({ password: value })) }),
  ].filter((body) => body !== false)
  for (const body of bodies) connection.messages.push({ ...first, seq: first.seq + 100, body })
  if (has('exception')) {
    const [page] = log.pages.values()
    const message = `fetch of https://a.test/x?token=${value} failed`
    page?.events.push({ kind: 'exception', seq: 9_999, at: 1, rejection: false, message })
  }
  return log
}

/** Markdown escapes signs that secrets have as well. */
function plain(text: string): string {
  return text.replaceAll('\\', '')
}

test('a secret never occurs in a redacted export or report', async () => {
  await fc.assert(
    fc.asyncProperty(
      secret,
      places,
      fc.constantFrom('none', 'sizes', 'redacted'),
      async (value, where, payloads) => {
        const log = leakyLog(value, where)
        const secrets = await learnSecrets(log, {})
        const now = Date.UTC(2026, 0, 1, 0, 1)
        const report = await reportOf('leaky', { log, now }, { secrets, covered: true, payloads })
        for (const told of [
          await harOf(log, now, { payloads, secrets }),
          markdownOf(report),
          await htmlOf(report),
        ]) {
          for (const form of [value, encodeURIComponent(value), base64(value).replace(/=+$/, '')]) {
            expect(plain(told)).not.toContain(form)
          }
          expect(plain(told)).not.toContain(base64url({ sub: value, exp: 1_700_000_000 }))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a secret known from one place is covered in all others', async () => {
  const value = 'f3a9c1d2e4b5a697'
  const log = leakyLog(value, ['cookie'])
  const [connection] = log.connections.values()
  const [first] = connection?.messages ?? []
  if (first) first.body = `unnamed ${value}, and x${value}y, and ${base64(value)}`
  const secrets = await learnSecrets(log, {})
  const har = await harOf(log, 0, { payloads: 'redacted', secrets })
  expect(har).not.toContain(value)
  expect(har).not.toContain(base64(value).replace(/=+$/, ''))
  expect(har).toMatch(/unnamed (redacted-\d+), and x\1y/)
})

test('equal secrets get equal placeholders', () => {
  const redactor = createRedactor()
  const a = redactor.text('token=abc123def')
  expect(redactor.text('{"access_token":"abc123def"}')).toBe(
    `{"access_token":"${a.slice('token='.length)}"}`,
  )
  expect(redactor.text('token=other456')).not.toContain(a.slice('token='.length))
})

test('a JWT under the name of a token is one secret, and stays a JWT', () => {
  // Its claims are those that a placeholder keeps.
  const jwt = `${base64url({ alg: 'HS256' })}.${base64url({ exp: 1_700_000_000 })}.c2lnbmF0dXJlIG9mIGl0`
  const redactor = createRedactor()
  redactor.text(JSON.stringify({ token: jwt }))
  const learned = redactor.replaced()
  const { token } = JSON.parse(redactor.text(JSON.stringify({ token: jwt })))
  expect(token).toMatch(/^[^.]+\.[^.]+\.redacted-1$/)
  expect(redactor.text(`again ${jwt}`)).toBe(`again ${token}`)
  expect(learned).toEqual([{ placeholder: token, name: 'JWT', count: 1 }])
})

test('a JWT keeps its algorithm and its expiry', () => {
  const covered = createRedactor().text(`say ${jwtWith('ada')}`)
  const [header, claims] = covered.slice('say '.length).split('.')
  expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toEqual({
    alg: 'HS256',
    typ: 'JWT',
  })
  expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toEqual({
    exp: 1_700_000_000,
  })
})

test('patterns of the user are covered', () => {
  const redactor = createRedactor([/\bACC-\d+/])
  expect(redactor.text('account ACC-4711 of ACC-1')).toMatch(/^account redacted-\d of redacted-\d$/)
  expect(redactor.replaced().map(({ name }) => name)).toEqual(['pattern', 'pattern'])
})

test('patterns of the user are covered wherever a page or server writes', () => {
  const said = 'wiki.internal.corp'
  const covered = createRedactor([/internal\.corp/]).cover({
    url: `wss://${said}/feed`,
    protocols: [said],
    protocol: said,
    requestHeaders: [{ name: 'Host', value: said }],
    responseHeaders: [{ name: 'X-User', value: said }],
    code: `connect('${said}')`,
    reason: said,
    stack: `Error\n    at f (https://${said}/app.js:1:2)`,
  })
  expect(JSON.stringify(covered)).not.toContain('internal.corp')
})

test('base64 is read whatever its words are, and bytes that are none stay', () => {
  const covered = base64('{"name":"Zoë ✓ \ufffd","password":"hush-hush-hush"}')
  expect(createRedactor().text(`a ${covered} b`)).toMatch(/^a redacted-\d+ b$/)
  expect(createRedactor().text(`a ${covered.replaceAll('=', '')} b`)).toMatch(/^a redacted-\d+ b$/)
  for (const bytes of ['8J+YgPCfmIDwn5g', '////////////////', 'AAECAwQFBgcICQoL', 'dG9rZW49a'])
    expect(createRedactor().text(`a ${bytes} b`)).toBe(`a ${bytes} b`)
})

test('many secrets below one name are covered in linear time', () => {
  const tokens = Array.from({ length: 20_000 }, (_, index) => `secret-${index}`)
  const began = cpuTime()
  const covered = createRedactor().text(JSON.stringify({ token: tokens }))
  expect(covered).not.toContain('secret-')
  expect(cpuTime() - began).toBeLessThan(5_000)
})

test('the place in a script can still be read', () => {
  const file = 'index-B7x9fK2LmQ8dRt4zPq.js'
  const stack = `Error\n    at f (https://a.test/assets/${file}?token=f3a9c1d2e4b5a697:1:200)`
  const covered = createRedactor().cover({ stack })
  expect(covered.stack).toBe(
    `Error\n    at f (https://a.test/assets/${file}?token=redacted-1:1:200)`,
  )
  const thrown = createRedactor().cover({ stack: 'Error: token=f3a9c1d2e4b5a697\n    at f' })
  expect(thrown.stack).toBe('Error: token=redacted-1\n    at f')
  const invite = 'https://a.test/join/f3a9c1d2e4b5a697b8:12:3'
  expect(createRedactor().cover({ stack: invite }).stack).not.toContain('f3a9c1d2')
})

test('words of people stay', () => {
  const redactor = createRedactor()
  const text = '{"session":"general","room":"general assembly"}'
  expect(redactor.text(text)).toMatch(/^\{"session":"redacted-1","room":"general assembly"\}$/)
})
