import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const constants = [
  'CONNECTING: 0 enumerable',
  'OPEN: 1 enumerable',
  'CLOSING: 2 enumerable',
  'CLOSED: 3 enumerable',
]

/** https://websockets.spec.whatwg.org/#the-websocket-interface in https://webidl.spec.whatwg.org/ */
export const shape = [
  check(
    'the property of the window',
    (kit) => kit.property(window, 'WebSocket'),
    'WebSocket: function WebSocket/1 writable configurable',
  ),
  check('keys of the constructor', () => Reflect.ownKeys(WebSocket).map(String)),
  check('keys of the prototype', () => Reflect.ownKeys(WebSocket.prototype).map(String)),
  check('properties of the constructor', (kit) =>
    Reflect.ownKeys(WebSocket).map((key) => kit.property(WebSocket, key)),
  ),
  check('properties of the prototype', (kit) =>
    Reflect.ownKeys(WebSocket.prototype).map((key) => kit.property(WebSocket.prototype, key)),
  ),
  check('the prototype is fixed', fixedPrototype, 'prototype: [object WebSocket]'),
  check('constants', constantsOfAll, [constants, constants]),
  check('attributes', attributes, [
    'url: get function get url/0 enumerable configurable',
    'readyState: get function get readyState/0 enumerable configurable',
    'binaryType: get function get binaryType/0 set function set binaryType/1 enumerable configurable',
    'onmessage: get function get onmessage/0 set function set onmessage/1 enumerable configurable',
  ]),
  check('methods', methods, [
    'send: function send/1 writable enumerable configurable',
    'close: function close/0 writable enumerable configurable',
    'constructor: function WebSocket/1 writable configurable',
  ]),
  check('methods have no prototype', methodPrototypes, [false, false]),
  check('methods are no constructors', methodsAsConstructors, ['TypeError', 'TypeError']),
  check('methods refuse other receivers', illegalCalls, Array(8).fill('TypeError')),
  check('attributes refuse other receivers', illegalReads, Array(5).fill('TypeError')),
  check('reads like native code', nativeText, [true, true, true]),

  check('the chain of the constructor', constructorChain, [true, true, true, true]),
  check('the chain of a socket', socketChain, [true, true, true, true, true]),
  check('constants of a socket', constantsOfSocket, [0, 1, 2, 3]),
  check('the tag', tag, ['WebSocket', '[object WebSocket]', '[object WebSocket]']),
  check('a socket has nothing of its own', ownKeys, []),
  check('a socket enumerates its interface', enumerated),
  check('a socket cannot be cloned', uncloneable, 'DOMException DataCloneError'),
  check('names of the window', () => Reflect.ownKeys(window).map(String).sort()),
  check('keys of what everybody shares', sharedKeys),

  check('constants cannot be changed', constantAssignment, ['TypeError', 1]),
  check('the prototype cannot be changed', prototypeAssignment, 'TypeError'),
  check('takes properties of the page', pageProperties, [1, true, false]),
  check('can be frozen', frozen, [true, true, 'ws://host/a']),
  check('can be replaced', replaced, ['mine', true]),
  check('can be deleted', deleted, [true, false, 'ReferenceError']),
  check('methods can be replaced', replacedMethod, ['hello', true]),
]

function fixedPrototype(kit: Kit): string {
  return kit.property(WebSocket, 'prototype')
}

function constantsOfAll(kit: Kit): string[][] {
  const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']
  return [WebSocket, WebSocket.prototype].map((owner) =>
    names.map((name) => kit.property(owner, name)),
  )
}

function attributes(kit: Kit): string[] {
  const names = ['url', 'readyState', 'binaryType', 'onmessage']
  return names.map((name) => kit.property(WebSocket.prototype, name))
}

function methods(kit: Kit): string[] {
  const names = ['send', 'close', 'constructor']
  return names.map((name) => kit.property(WebSocket.prototype, name))
}

function methodPrototypes(): boolean[] {
  return [WebSocket.prototype.send, WebSocket.prototype.close].map((method) =>
    Object.hasOwn(method, 'prototype'),
  )
}

function methodsAsConstructors(kit: Kit): string[] {
  const { send, close } = WebSocket.prototype
  return [send, close].map((method) => kit.attempt(() => Reflect.construct(method, ['a'])))
}

function illegalCalls(kit: Kit): string[] {
  const { send, close } = WebSocket.prototype
  const receivers = [{}, null, WebSocket.prototype, new EventTarget()]
  return receivers.flatMap((receiver) => [
    kit.attempt(() => Reflect.apply(send, receiver, ['a'])),
    kit.attempt(() => Reflect.apply(close, receiver, [])),
  ])
}

function illegalReads(kit: Kit): string[] {
  const names = ['url', 'readyState', 'bufferedAmount', 'protocol', 'onmessage'] as const
  return names.map((name) => kit.attempt(() => WebSocket.prototype[name]))
}

function nativeText(): boolean[] {
  const { send, close } = WebSocket.prototype
  return [WebSocket, send, close].map((one) =>
    /^function.*\[native code\]\s*\}$/s.test(String(one)),
  )
}

function constructorChain(): boolean[] {
  return [
    Object.getPrototypeOf(WebSocket) === EventTarget,
    Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
    WebSocket.prototype.constructor === WebSocket,
    window.WebSocket === WebSocket,
  ]
}

function socketChain(kit: Kit): boolean[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  return [
    socket instanceof WebSocket,
    socket instanceof EventTarget,
    socket.constructor === WebSocket,
    Object.getPrototypeOf(socket) === WebSocket.prototype,
    Object.isExtensible(socket),
  ]
}

function constantsOfSocket(kit: Kit): number[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  return [socket.CONNECTING, socket.OPEN, socket.CLOSING, socket.CLOSED]
}

function tag(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const tagged = WebSocket.prototype as { [Symbol.toStringTag]?: string }
  return [tagged[Symbol.toStringTag] ?? '', String(socket), Object.prototype.toString.call(socket)]
}

async function ownKeys(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  socket.send('a')
  socket.onmessage = () => {}
  socket.close()
  return Reflect.ownKeys(socket).map(String)
}

function enumerated(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const keys: string[] = []
  for (const key in socket) keys.push(key)
  return keys
}

function uncloneable(kit: Kit): string {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  return kit.attempt(() => structuredClone(socket))
}

function sharedKeys(): string[][] {
  const shared = [document, Object, Object.prototype, Function.prototype, Array.prototype, Error]
  const more = [EventTarget.prototype, Event.prototype, MessagePort.prototype, Promise, console]
  return [...shared, ...more, navigator, performance].map((one) => Reflect.ownKeys(one).map(String))
}

function constantAssignment(kit: Kit): unknown[] {
  const writable = WebSocket as { OPEN: number }
  const assign = () => {
    writable.OPEN = 5
  }
  return [kit.attempt(assign), WebSocket.OPEN]
}

function prototypeAssignment(kit: Kit): string {
  const writable = WebSocket as { prototype: object }
  return kit.attempt(() => {
    writable.prototype = {}
  })
}

function pageProperties(): unknown[] {
  const open = WebSocket as { mine?: number }
  open.mine = 1
  const { mine } = open
  return [mine, delete open.mine, 'mine' in open]
}

function frozen(kit: Kit): unknown[] {
  Object.freeze(WebSocket)
  Object.freeze(WebSocket.prototype)
  return [Object.isFrozen(WebSocket), Object.isFrozen(WebSocket.prototype), kit.urlOf('/a')]
}

function replaced(): unknown[] {
  const native = WebSocket
  const scope = window as { WebSocket: unknown }
  scope.WebSocket = 'mine'
  const seen = window.WebSocket
  scope.WebSocket = native
  return [seen, WebSocket === native]
}

function deleted(kit: Kit): unknown[] {
  const gone = Reflect.deleteProperty(window, 'WebSocket')
  return [gone, 'WebSocket' in window, kit.attempt(() => WebSocket)]
}

async function replacedMethod(kit: Kit): Promise<unknown[]> {
  const { send } = WebSocket.prototype
  let called = false
  WebSocket.prototype.send = function (this: WebSocket, data) {
    called = true
    return send.call(this, data)
  }
  const socket = await kit.open('/echo')
  const answer = kit.next(socket, 'message')
  socket.send('hello')
  const { data } = await answer
  socket.close()
  return [data, called]
}
