import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const refused = 'DOMException SyntaxError'

/** https://websockets.spec.whatwg.org/#dom-websocket-websocket with https://url.spec.whatwg.org/ */
export const urls = [
  check('are those of the URL standard', likeUrl, []),
  check('of no scheme, against an address of http', schemeless, [
    'ws://host/a',
    'ws://host/page?b',
  ]),
  check('with dots', (kit) => kit.urlOf('/a/../b/./c'), 'ws://host/b/c'),
  check('with white space inside', (kit) => kit.urlOf('/a\tb\nc'), 'ws://host/abc'),
  check('with backslashes', (kit) => kit.urlOf('\\a\\b'), 'ws://host/a/b'),
  check('with numbers for a host', (kit) => kit.urlOf('ws://0x7f.1/a'), 'ws://127.0.0.1/a'),
  check('of IPv6', (kit) => kit.urlOf('ws://[0:0::1]/a'), 'ws://[::1]/a'),
  check(
    'with the port of the scheme',
    (kit) => kit.urlOf('wss://localhost:443/a'),
    'wss://localhost/a',
  ),
  check('with letters of the world', (kit) => kit.urlOf('/ü?ü'), 'ws://host/%C3%BC?%C3%BC'),
  check('that are long', longUrl, 100_000),
  check('a host with white space', (kit) => kit.attempt(() => kit.urlOf('ws://a b/'))),
  check('refused ones', refusals, Array(8).fill(refused)),
  check('refused ones say no more to the server', silent, ['DOMException SyntaxError', 0]),
  check('an object of the page with a prototype', ownUrlClass, 'ws://host/a'),
  check('a location', (kit) => kit.urlOf(location), 'ws://host/page'),
  check('an element of a link', link, 'ws://host/a'),
]

/** The parser is the one of `URL`; `http` then becomes `ws`. */
function likeUrl(kit: Kit): string[] {
  const given = [
    'a',
    './a/..//b',
    '//localhost/a',
    '?',
    '?a=b&c',
    'http:a',
    'http:/a',
    'ws:localhost/a',
    'ws:///localhost/a',
    'WSS://LocalHost:443/%7ea%zz',
    'ws://user:pass%40word@localhost:81/',
    'ws://bücher.test/ä?ö',
    'ws://localhost/"<>`{}',
    'ws://localhost/?"<>`{}',
    'ws://127.1:080/',
    ' /a b ',
  ]
  return given.filter((text) => {
    const url = new URL(text, document.baseURI)
    const expected = url.href.replace(/^http/, 'ws')
    return kit.attempt(() => kit.urlOf(text)) !== `returned "${expected}"`
  })
}

/** The check runs in `/page`. */
function schemeless(kit: Kit): string[] {
  return [kit.urlOf(`//${kit.host}/a`), kit.urlOf('?b')]
}

function longUrl(kit: Kit): number {
  return (
    kit
      .urlOf(`/${'a'.repeat(100_000)}`)
      .split('/')
      .at(-1)?.length ?? 0
  )
}

function refusals(kit: Kit): string[] {
  const given = [
    'ws:',
    'ws://%/',
    'ws://localhost:a/',
    'ws://[::1/',
    'ws://localhost/#',
    `http://${kit.host}/#a`,
    'blob:http://localhost/a',
    'about:srcdoc',
  ]
  return given.map((url) => kit.attempt(() => kit.urlOf(url)))
}

async function silent(kit: Kit): Promise<unknown[]> {
  let heard = 0
  const note = () => heard++
  for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, note)
  const answer = kit.attempt(() => new WebSocket(kit.url('/echo#a')))
  await new Promise((resolve) => setTimeout(resolve))
  return [answer, heard]
}

function ownUrlClass(kit: Kit): string {
  class Address {
    readonly #path = '/a'
    toString(): string {
      return this.#path
    }
  }
  return kit.urlOf(new Address())
}

function link(kit: Kit): string {
  const element = document.createElement('a')
  element.href = '/a'
  return kit.urlOf(element)
}
