import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** https://websockets.spec.whatwg.org/#dom-websocket-websocket */
export const construction = [
  check('keeps an absolute URL', (kit) => kit.urlOf(kit.url('/a?b=c')), 'ws://host/a?b=c'),
  check('resolves a relative URL', (kit) => kit.urlOf('feed?a=1'), 'ws://host/feed?a=1'),
  check('resolves a path', (kit) => kit.urlOf('/feed'), 'ws://host/feed'),
  check('resolves against <base>', baseElement),
  check('takes http: for ws:', (kit) => kit.urlOf(`http://${kit.host}/a`), 'ws://host/a'),
  check('takes https: for wss:', (kit) => kit.urlOf(`https://${kit.host}/a`), 'wss://host/a'),
  check('an empty URL', (kit) => kit.attempt(() => kit.urlOf(''))),
  check('parses as a URL', (kit) => kit.urlOf('WS://LOCALHOST:80/./a/../b'), 'ws://localhost/b'),
  check('strips white space', (kit) => kit.urlOf(` \n${kit.url('/a')}\t`), 'ws://host/a'),
  check(
    'keeps user and password',
    (kit) => kit.urlOf('ws://me:secret@localhost/'),
    'ws://me:secret@localhost/',
  ),
  check('encodes a lone surrogate', (kit) => kit.urlOf('/\ud800'), 'ws://host/%EF%BF%BD'),
  check('takes a URL object', (kit) => kit.urlOf(new URL(kit.url('/a'))), 'ws://host/a'),
  check('takes the word undefined', (kit) => kit.urlOf(undefined), 'ws://host/undefined'),
  check('takes the word null', (kit) => kit.urlOf(null), 'ws://host/null'),
  check('takes a number', (kit) => kit.urlOf(42), 'ws://host/42'),
  check('asks an object for its string once', toStringOnce, 1),
  check('converts the URL before the subprotocols', conversionOrder, ['url', 'iterate']),
  check('passes on what toString throws', throwingUrl, true),
  check('ignores further arguments', furtherArguments, 'ws://host/a'),
  check('begins in CONNECTING', beginning, [0, 0, '', '', 'blob', null, null, null, null]),

  check('needs new', withoutNew, ['TypeError', 'TypeError', 'TypeError']),
  check(
    'needs an argument',
    (kit) => kit.attempt(() => Reflect.construct(WebSocket, [])),
    'TypeError',
  ),
  check('refuses a symbol', (kit) => kit.attempt(() => kit.urlOf(Symbol())), 'TypeError'),
  check('refuses an object without string', nullPrototype, 'TypeError'),
  check(
    'refuses a fragment',
    (kit) => kit.attempt(() => kit.urlOf('/a#b')),
    'DOMException SyntaxError',
  ),
  check(
    'refuses an empty fragment',
    (kit) => kit.attempt(() => kit.urlOf('/a#')),
    'DOMException SyntaxError',
  ),
  check('refuses other schemes', otherSchemes, Array(5).fill('DOMException SyntaxError')),
  check('refuses what is no URL', unparsable, Array(3).fill('DOMException SyntaxError')),
  check('refuses in the realm of the constructor', ownRealm, [true, 12, true]),
  check('blocked ports', blockedPort),
]

function baseElement(kit: Kit): string {
  const base = document.createElement('base')
  base.href = '/deep/page'
  document.head.append(base)
  return kit.urlOf('feed')
}

function toStringOnce(kit: Kit): number {
  let calls = 0
  const url = {
    toString() {
      calls++
      return kit.url('/a')
    },
  }
  new WebSocket(url as unknown as string).close()
  return calls
}

function conversionOrder(kit: Kit): string[] {
  const order: string[] = []
  const url = {
    toString() {
      order.push('url')
      return kit.url('/a')
    },
  }
  const protocols = {
    *[Symbol.iterator]() {
      order.push('iterate')
      yield 'a'
    },
  }
  new WebSocket(url as unknown as string, protocols as unknown as string[]).close()
  return order
}

function throwingUrl(): boolean {
  const thrown = { page: true }
  const url = {
    toString() {
      throw thrown
    },
  }
  try {
    new WebSocket(url as unknown as string)
  } catch (error) {
    return error === thrown
  }
  return false
}

function furtherArguments(kit: Kit): string {
  const socket: WebSocket = Reflect.construct(WebSocket, [kit.url('/a'), [], 1, {}])
  socket.close()
  return socket.url
}

function beginning(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/echo'))
  const { readyState, bufferedAmount, protocol, extensions, binaryType } = socket
  const handlers = [socket.onopen, socket.onmessage, socket.onerror, socket.onclose]
  socket.close()
  return [readyState, bufferedAmount, protocol, extensions, binaryType, ...handlers]
}

function withoutNew(kit: Kit): string[] {
  const call = WebSocket as unknown as (url: string) => void
  return [
    kit.attempt(() => call(kit.url('/a'))),
    kit.attempt(() => call.call(window, kit.url('/a'))),
    kit.attempt(() => Reflect.apply(call, undefined, [])),
  ]
}

function nullPrototype(kit: Kit): string {
  return kit.attempt(() => kit.urlOf(Object.create(null)))
}

function otherSchemes(kit: Kit): string[] {
  const urls = ['ftp://host/', 'mailto:me@host', 'javascript:1', 'data:,', 'about:blank']
  return urls.map((url) => kit.attempt(() => kit.urlOf(url)))
}

function unparsable(kit: Kit): string[] {
  const urls = ['ws://', 'ws://[1', 'ws://localhost:99999/']
  return urls.map((url) => kit.attempt(() => kit.urlOf(url)))
}

function ownRealm(): unknown[] {
  try {
    new WebSocket('ftp://host/')
    return []
  } catch (error) {
    const { code } = error as DOMException
    return [error instanceof DOMException, code, (error as object).constructor === DOMException]
  }
}

/** https://fetch.spec.whatwg.org/#port-blocking: engines differ in when they say so. */
async function blockedPort(kit: Kit): Promise<unknown> {
  try {
    const socket = new WebSocket('ws://127.0.0.1:25/')
    const { code, wasClean } = await kit.next(socket, 'close')
    return [code, wasClean]
  } catch (error) {
    return kit.nameOf(error)
  }
}
