import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MASK,
  masked,
  maskHeader,
  maskProtocols,
  masksFor,
  maskText,
  maskUrl,
  revealed,
} from '../../src/mask.ts'
import { cpuTime } from '../support/cpu-time.ts'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N'

test.each([
  ['wss://a.test/feed', 'wss://a.test/feed'],
  ['wss://a.test/feed?token=abc', 'wss://a.test/feed?token=•••'],
  ['wss://a.test/feed?a=1&b=&c', 'wss://a.test/feed?a=•••&b=&c'],
  ['wss://a.test?token=abc', 'wss://a.test?token=•••'],
  ['wss://user:pass@a.test:8443/feed', 'wss://•••@a.test:8443/feed'],
  ['https://a.test/#access_token=abc', 'https://a.test/#access_token=•••'],
  [`wss://a.test/${JWT}/feed`, 'wss://a.test/•••/feed'],
  ['wss://a.test/0f8fad5b-d9cb-469f-a165-70867728950e', 'wss://a.test/•••'],
  ['wss://a.test/s/3f786850e387550fdab836ed7e6dc881de23001b', 'wss://a.test/s/•••'],
  ['wss://a.test/v2/notifications-service-v2', 'wss://a.test/v2/notifications-service-v2'],
  ['wss://a.test/socket.io/?EIO=4&sid=abc', 'wss://a.test/socket.io/?EIO=•••&sid=•••'],
  ['/feed?token=abc', '/feed?token=•••'],
  ['', ''],
])('the URL %s shows as %s', (url, shown) => {
  expect(maskUrl(url)).toBe(shown)
})

test.each([
  ['{"type":"auth","token":"abc"}', '{"type":"auth","token":"•••"}'],
  ['{"accessToken" : "a b, c"}', '{"accessToken" : "•••"}'],
  ['{"token":"a\\"b","n":1}', '{"token":"•••","n":1}'],
  ['"{\\"password\\":\\"abc\\",\\"n\\":1}"', '"{\\"password\\":\\"•••\\",\\"n\\":1}"'],
  ["{'api_key': 'abc'}", "{'api_key': '•••'}"],
  ['{"max_tokens":4096,"token_type":"bearer"}', '{"max_tokens":4096,"token_type":"bearer"}'],
  ['{"pin":1234,"token":null}', '{"pin":•••,"token":null}'],
  ['{"auth":{"token":"abc"}}', '{"auth":{"token":"•••"}}'],
  ['42["login",{"session_id":"abc"}]', '42["login",{"session_id":"•••"}]'],
  ['CONNECT\npasscode:guest\nhost:a', 'CONNECT\npasscode:•••\nhost:a'],
  ['token=abc; theme=dark', 'token=•••; theme=dark'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer •••'],
  ['password: hunter', 'password: •••'],
  ['sent Bearer abcdefgh to it', 'sent Bearer ••• to it'],
  [`JWT ${JWT} expired`, 'JWT ••• expired'],
  ['closed wss://a.test/?key=1, code 4001', 'closed wss://a.test/?key=•••, code 4001'],
  ['invalid token: expired', 'invalid token: expired'],
  ['JWT expired', 'JWT expired'],
  ['at https://a.test/app.js:12:34', 'at https://a.test/app.js:12:34'],
  ['{"price":12.5,"symbol":"ACME"}', '{"price":12.5,"symbol":"ACME"}'],
])('the text %s shows as %s', (text, shown) => {
  expect(maskText(text)).toBe(shown)
})

test.each([
  ['Cookie', 'a=1; theme=dark', 'a=•••; theme=•••'],
  ['Set-Cookie', 'sid=abc; Path=/; HttpOnly', 'sid=•••; Path=/; HttpOnly'],
  ['Authorization', 'Basic dTpw', 'Basic •••'],
  ['Proxy-Authorization', 'abc', '•••'],
  ['X-Api-Key', 'abc', '•••'],
  ['X-Csrf-Token', 'abc', '•••'],
  [
    'Sec-WebSocket-Protocol',
    `access_token, abc, graphql-ws, ${JWT}`,
    'access_token, •••, graphql-ws, •••',
  ],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['Origin', 'https://a.test', 'https://a.test'],
  ['Referer', 'https://a.test/?code=1', 'https://a.test/?code=•••'],
])('the header %s: %s shows as %s', (name, value, shown) => {
  expect(maskHeader(name, value)).toBe(shown)
})

test('a token behind a prefix is masked as a subprotocol', () => {
  const token = 'ZXlKaGJHY2lPaUpJVXpJMU5pSjk'
  expect(maskProtocols(['v1', `base64url.bearer.authorization.k8s.io.${token}`])).toEqual([
    'v1',
    'base64url.bearer.authorization.k8s.io.•••',
  ])
})

test('revealed shows everything as it is', () => {
  const url = 'wss://u:p@a.test/?token=abc'
  expect(revealed.url(url)).toBe(url)
  expect(revealed.text(JWT)).toBe(JWT)
  expect(revealed.header('Cookie', 'a=1')).toBe('a=1')
  expect(revealed.protocols(['access_token', 'abc'])).toEqual(['access_token', 'abc'])
})

describe('whatever the page sends', () => {
  const name = fc.constantFrom('token', 'password', 'apiKey', 'X-Auth-Token', 'client_secret')

  test('the value of a secret field in JSON never shows', () => {
    fc.assert(
      fc.property(name, fc.string(), fc.json(), (field, secret, other) => {
        fc.pre(secret !== '' && !['null', 'true', 'false'].includes(secret))
        fc.pre(!/^-?\d|^[[{]/.test(secret))
        const value = `before ${secret} after`
        const text = JSON.stringify({ other, [field]: value })
        expect(maskText(text)).toContain(`${JSON.stringify(field)}:"${MASK}"`)
      }),
    )
  })

  test('the value of a query parameter never shows', () => {
    const word = fc.stringMatching(/^[a-z]{1,10}$/)
    fc.assert(
      fc.property(word, word, word, (path, parameter, value) => {
        const url = `wss://a.test/${path}?${parameter}=${value}`
        expect(maskUrl(url)).toBe(`wss://a.test/${path}?${parameter}=${MASK}`)
      }),
    )
  })

  test('masking twice is masking once', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(maskText(maskText(text))).toBe(maskText(text))
      }),
    )
  })
})

/** Units that make backtracking matchers quadratic when they are repeated. */
const UNITS = [
  'eyJ',
  'a:',
  '"token":"',
  '"token":"\\',
  'token=',
  '://',
  'a://a?',
  '-eyJ.',
  '\\',
  ' ',
  'Bearer ',
  'a@',
  '"',
  'x',
]

const LENGTH = 200_000

/** ms; linear time needs a hundredth of it for this length, quadratic time ten times as much. */
const LIMIT = 10_000

test.each(UNITS)('repeating %j is masked in linear time', { timeout: 60_000 }, (unit) => {
  const text = unit.repeat(LENGTH / unit.length)
  const start = cpuTime()
  masked.text(text)
  masked.url(text)
  masked.header('Cookie', text)
  masked.protocols([text])
  expect(cpuTime() - start).toBeLessThan(LIMIT)
})

test('the secrets of a connection are masked wherever they come back', () => {
  const masks = masksFor('wss://a.test/?token=hunter22&format=json', ['access_token', 'opensesame'])
  expect(masks.text('asked “opensesame” with hunter22 as json')).toBe(
    'asked “•••” with ••• as json',
  )
  expect(masks.url('https://b.test/hunter22')).toBe('https://b.test/•••')
  expect(masksFor('wss://a.test/?format=json', ['v1'])).toBe(masked)
})

test.each(['x', 'wss://x', 'Bearer xx'])('megabytes of one word after %j are masked', (start) => {
  const text = start + 'x'.repeat(12_000_000)
  expect(() => masked.text(text)).not.toThrow()
})

test('a JWT inside of a longer word', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
  expect(masked.text(`a=b/${jwt} ${jwt}/c eyJ`)).not.toContain('eyJhbGci')
})
