import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const constants = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']

/** What a page finds that looks at WebSocket as an object. */
export const reflection = [
  check('for … in over the constructor', constructorKeys, constants),
  check('Object.entries of the constructor', () => Object.entries(WebSocket), [
    ...constants.map((name, value) => [name, value]),
  ]),
  check('a socket as JSON', socketAsJson, ['{}', '{}', []]),
  check('all descriptors', descriptors),
  check('Reflect.get and Reflect.has', reads, [1, true, false, 'none']),
  check('Reflect.set', writes, [false, 1, true, 1, false]),
  check('Reflect.defineProperty and Reflect.deleteProperty', definitions, [
    false,
    false,
    true,
    true,
  ]),
  check('another prototype of the constructor', otherParent, [true, true, 'ws://host/a']),
  check('Object.preventExtensions', closed, [false, false, 'ws://host/a']),
  check('one identity', identity, 1),
  check('as a key', asKey, [true, true, 'mine']),
  check('instanceof, in other words', instanceOf, [true, true, true, false]),
  check('what only inherits from a socket', heirs, ['TypeError', 'TypeError', true, false]),
  check('a Proxy of the page before the constructor', proxied, [true, true, true, 'ws://host/a']),
  check('a Proxy of the page before a socket', proxiedSocket, [
    'TypeError',
    'TypeError',
    'ws://host/a',
  ]),
  check('__lookupGetter__', lookup, ['get url', 'none', 'set binaryType']),
  check('the native check of lodash', likeLodash, [true, true, true]),
  check('other native checks', nativeChecks, [true, true, true, true]),
  check('the document', theDocument, [0, '<html><head></head><body></body></html>', 0]),
  check('the entries of the performance timeline', timeline, []),
]

function constructorKeys(): string[] {
  const keys: string[] = []
  for (const key in WebSocket) keys.push(key)
  return keys
}

async function socketAsJson(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  socket.onmessage = () => {}
  socket.send('a')
  socket.close()
  return [JSON.stringify(socket), JSON.stringify({ ...socket }), Object.entries(socket)]
}

function descriptors(): unknown[] {
  return [WebSocket, WebSocket.prototype].map((owner) =>
    Object.entries(Object.getOwnPropertyDescriptors(owner)).map(([key, descriptor]) => [
      key,
      ...Object.entries(descriptor).map(([name, value]) => `${name} ${typeof value}`),
    ]),
  )
}

function reads(): unknown[] {
  return [
    Reflect.get(WebSocket, 'OPEN', {}),
    Reflect.has(WebSocket, 'OPEN'),
    Reflect.has(WebSocket, 'send'),
    Reflect.get(WebSocket, 'send') ?? 'none',
  ]
}

function writes(): unknown[] {
  const receiver: { mine?: number } = {}
  const refused = Reflect.set(WebSocket, 'OPEN', 9)
  const { OPEN } = WebSocket
  const taken = Reflect.set(WebSocket, 'mine', 1, receiver)
  return [refused, OPEN, taken, receiver.mine, 'mine' in WebSocket]
}

function definitions(): boolean[] {
  return [
    Reflect.defineProperty(WebSocket, 'OPEN', { value: 2 }),
    Reflect.deleteProperty(WebSocket, 'OPEN'),
    Reflect.defineProperty(WebSocket, 'mine', { value: 2, configurable: true }),
    Reflect.deleteProperty(WebSocket, 'mine'),
  ]
}

function otherParent(kit: Kit): unknown[] {
  const set = Reflect.setPrototypeOf(WebSocket, Function.prototype)
  const seen = Object.getPrototypeOf(WebSocket) === Function.prototype
  return [set, seen, kit.urlOf('/a')]
}

function closed(kit: Kit): unknown[] {
  Object.preventExtensions(WebSocket)
  return [Object.isExtensible(WebSocket), Reflect.set(WebSocket, 'mine', 1), kit.urlOf('/a')]
}

function identity(kit: Kit): number {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const paths = [window, self, globalThis].map((scope) => Reflect.get(scope, 'WebSocket'))
  return new Set([WebSocket, WebSocket.prototype.constructor, socket.constructor, ...paths]).size
}

function asKey(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const known = new WeakMap<object, string>([[WebSocket, 'mine']])
  return [new WeakSet([socket]).has(socket), known.has(WebSocket), known.get(socket.constructor)]
}

function instanceOf(kit: Kit): boolean[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  return [
    WebSocket[Symbol.hasInstance](socket),
    Reflect.apply(Function.prototype[Symbol.hasInstance], WebSocket, [socket]),
    Object.prototype.isPrototypeOf.call(WebSocket.prototype, socket),
    {} instanceof WebSocket,
  ]
}

function heirs(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const heir: WebSocket = Object.create(socket)
  return [
    kit.attempt(() => heir.url),
    kit.attempt(() => heir.close()),
    heir instanceof WebSocket,
    Object.hasOwn(heir, 'url'),
  ]
}

function proxied(kit: Kit): unknown[] {
  let target: unknown
  const Feed = new Proxy(WebSocket, {
    construct(owner, args, newTarget) {
      target = newTarget
      return Reflect.construct(owner, args, newTarget)
    },
  })
  const socket = new Feed(kit.url('/a'))
  socket.close()
  return [target === Feed, socket instanceof WebSocket, socket instanceof Feed, socket.url]
}

function proxiedSocket(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/a'))
  const cover = new Proxy(socket, {})
  const answers = [kit.attempt(() => cover.close()), kit.attempt(() => cover.url)]
  socket.close()
  return [...answers, Reflect.get(socket, 'url', socket)]
}

function lookup(): unknown[] {
  const owner = WebSocket.prototype as unknown as {
    __lookupGetter__(name: string): { name: string } | undefined
    __lookupSetter__(name: string): { name: string } | undefined
  }
  return [
    owner.__lookupGetter__('url')?.name,
    owner.__lookupSetter__('url')?.name ?? 'none',
    owner.__lookupSetter__('binaryType')?.name,
  ]
}

/** https://github.com/lodash/lodash/blob/4.17.21/lodash.js#L1473 */
function likeLodash(): boolean[] {
  const text = Function.prototype.toString
  const pattern = text
    .call(Object.prototype.hasOwnProperty)
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g, '$1.*?')
  const native = RegExp(`^${pattern}$`)
  const { send, close } = WebSocket.prototype
  return [WebSocket, send, close].map((one) => native.test(text.call(one)))
}

function nativeChecks(): boolean[] {
  return [
    /\[native code\]/.test(`${WebSocket}`),
    `${WebSocket}`.indexOf('[native') > 0,
    typeof WebSocket === 'function' && typeof WebSocket.prototype.send === 'function',
    Reflect.apply(Object.prototype.hasOwnProperty, window, ['WebSocket']) && 'WebSocket' in window,
  ]
}

function theDocument(): unknown[] {
  document.title = ''
  document.head.replaceChildren()
  return [document.scripts.length, document.documentElement.outerHTML, document.styleSheets.length]
}

async function timeline(kit: Kit): Promise<string[]> {
  await kit.everyCall()
  const names = performance.getEntries().map(({ name }) => name)
  return names.filter((name) => /extension|doctor/i.test(name))
}
