import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** Subclasses, foreign `new.target`s, and the WebSocket of other windows. */
export const realms = [
  check('a subclass', subclass, [true, true, true, true, 'Feed', 1]),
  check('a subclass sees new.target', newTarget, true),
  check('a subclass inherits the constants', inherited, [1, 2]),
  check('a subclass may override and call super', override, ['<hello>', true]),
  check('a subclass may return another object', otherObject, true),
  check('an anonymous subclass', anonymous, ['ws://host/a', true]),
  check('a function as subclass', functionSubclass, [true, true, 0]),
  check('a foreign new.target', foreignTarget, [true, false, '[object WebSocket]', 'ws://host/a']),
  check('a new.target without prototype', primitivePrototype),
  check('the new.target is asked for its prototype once', prototypeReads, 1),
  check('a bound constructor', bound, ['ws://host/a', true]),
  check('as new.target of another', asNewTarget, true),
  check('the socket of a frame', frameSocket, [false, true, false, true]),
  check('the methods of a frame', frameMethods, ['hello', 2]),
  check('our methods on the socket of a frame', methodsOnFrameSocket, ['hello', 2]),
  check('what a frame refuses', frameRefuses, [false, true, 'SyntaxError']),
  check('what the methods of a frame refuse', frameMethodRefuses, [false, true]),
  check('the bytes of a frame', frameBytes, ['binary 010203', 'binary 0203', 'binary 61']),
  check('the bytes received in a frame', frameReceives, [false, true]),
  check('the frame of an empty document', emptyFrame, [true, 'WebSocket', 'hello']),
]

async function subclass(kit: Kit): Promise<unknown[]> {
  class Feed extends WebSocket {
    count = 1
    own(): boolean {
      return this.readyState === 0
    }
  }
  const socket = new Feed(kit.url('/echo'))
  const own = socket.own()
  socket.close()
  const chain = [socket instanceof Feed, socket instanceof WebSocket, socket.constructor === Feed]
  return [...chain, own, socket.constructor.name, socket.count]
}

function newTarget(kit: Kit): boolean {
  let seen: unknown
  class Feed extends WebSocket {
    constructor(url: string) {
      super(url)
      seen = new.target
    }
  }
  new Feed(kit.url('/echo')).close()
  return seen === Feed
}

function inherited(kit: Kit): number[] {
  class Feed extends WebSocket {}
  const socket = new Feed(kit.url('/echo'))
  socket.close()
  return [Feed.OPEN, socket.CLOSING]
}

async function override(kit: Kit): Promise<unknown[]> {
  let closed = false
  class Feed extends WebSocket {
    override send(data: string): void {
      super.send(`<${data}>`)
    }
    override close(): void {
      closed = true
      super.close()
    }
  }
  const socket = new Feed(kit.url('/echo'))
  await kit.next(socket, 'open')
  socket.send('hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [data, closed]
}

function otherObject(kit: Kit): boolean {
  const other = {}
  class Feed extends WebSocket {
    constructor(url: string) {
      super(url)
      this.close()
      // biome-ignore lint/correctness/noConstructorReturn: pages do such things
      return other as Feed
    }
  }
  return new Feed(kit.url('/echo')) === other
}

function anonymous(kit: Kit): unknown[] {
  const socket = new (class extends WebSocket {})(kit.url('/a'))
  socket.close()
  return [socket.url, socket instanceof WebSocket]
}

function functionSubclass(kit: Kit): unknown[] {
  function Feed(this: unknown, url: string): WebSocket {
    return Reflect.construct(WebSocket, [url], new.target ?? Feed)
  }
  Feed.prototype = Object.create(WebSocket.prototype)
  const socket: WebSocket = Reflect.construct(Feed, [kit.url('/echo')])
  const { readyState } = socket
  socket.close()
  return [Object.getPrototypeOf(socket) === Feed.prototype, socket instanceof WebSocket, readyState]
}

function foreignTarget(kit: Kit): unknown[] {
  class Other {}
  const { close } = WebSocket.prototype
  const urlOf = Reflect.getOwnPropertyDescriptor(WebSocket.prototype, 'url')?.get
  const socket: WebSocket = Reflect.construct(WebSocket, [kit.url('/a')], Other)
  close.call(socket)
  const chain = [socket instanceof Other, socket instanceof WebSocket]
  Object.setPrototypeOf(socket, WebSocket.prototype)
  return [...chain, kit.show(socket), urlOf?.call(socket)]
}

/** https://webidl.spec.whatwg.org/#internally-create-a-new-object-implementing-the-interface */
function primitivePrototype(kit: Kit): boolean {
  function target() {}
  target.prototype = null
  const socket: WebSocket = Reflect.construct(WebSocket, [kit.url('/a')], target)
  WebSocket.prototype.close.call(socket)
  return Object.getPrototypeOf(socket) === WebSocket.prototype
}

function prototypeReads(kit: Kit): number {
  let reads = 0
  const target = new Proxy(class extends WebSocket {}, {
    get(owner, key, receiver) {
      if (key === 'prototype') reads++
      return Reflect.get(owner, key, receiver)
    },
  })
  const socket: WebSocket = Reflect.construct(WebSocket, [kit.url('/a')], target)
  socket.close()
  return reads
}

function bound(kit: Kit): unknown[] {
  const Feed = WebSocket.bind(null, kit.url('/a'))
  const socket = new Feed()
  socket.close()
  return [socket.url, socket instanceof WebSocket]
}

function asNewTarget(): boolean {
  return Object.getPrototypeOf(Reflect.construct(Object, [], WebSocket)) === WebSocket.prototype
}

async function frameSocket(kit: Kit): Promise<boolean[]> {
  const { WebSocket: Other } = await kit.frame()
  const socket = new Other(kit.url('/echo'))
  socket.close()
  return [
    Other === WebSocket,
    socket instanceof Other,
    socket instanceof WebSocket,
    socket.constructor === Other,
  ]
}

async function frameMethods(kit: Kit): Promise<unknown[]> {
  const { WebSocket: Other } = await kit.frame()
  const socket = await kit.open('/echo')
  const answer = kit.next(socket, 'message')
  Other.prototype.send.call(socket, 'hello')
  const { data } = await answer
  Other.prototype.close.call(socket)
  return [data, socket.readyState]
}

async function methodsOnFrameSocket(kit: Kit): Promise<unknown[]> {
  const { WebSocket: Other } = await kit.frame()
  const socket = new Other(kit.url('/echo'))
  await kit.next(socket, 'open')
  const answer = kit.next(socket, 'message')
  WebSocket.prototype.send.call(socket, 'hello')
  const { data } = await answer
  WebSocket.prototype.close.call(socket)
  return [data, socket.readyState]
}

async function frameRefuses(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  try {
    new other.WebSocket('ftp://host/')
    return []
  } catch (error) {
    const { name } = error as DOMException
    return [error instanceof DOMException, error instanceof other.DOMException, name]
  }
}

async function frameMethodRefuses(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  try {
    other.WebSocket.prototype.send.call({} as WebSocket, 'a')
    return []
  } catch (error) {
    return [error instanceof TypeError, error instanceof other.TypeError]
  }
}

async function frameBytes(kit: Kit): Promise<string[]> {
  const other = await kit.frame()
  const bytes = new other.Uint8Array([1, 2, 3])
  const blob = new other.Blob(['a'])
  return [
    await kit.received(bytes.buffer),
    await kit.received(bytes.subarray(1)),
    await kit.received(blob),
  ]
}

async function frameReceives(kit: Kit): Promise<boolean[]> {
  const other = await kit.frame()
  const socket = new other.WebSocket(kit.url('/echo'))
  socket.binaryType = 'arraybuffer'
  await kit.next(socket, 'open')
  socket.send(new Uint8Array([1]))
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [data instanceof ArrayBuffer, data instanceof other.ArrayBuffer]
}

/** Used at once, before anything was loaded into it. */
async function emptyFrame(kit: Kit): Promise<unknown[]> {
  const element = document.createElement('iframe')
  document.body.append(element)
  const { WebSocket: Other } = element.contentWindow as Window & typeof globalThis
  const socket = new Other(kit.url('/echo'))
  await kit.next(socket, 'open')
  socket.send('hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [socket instanceof Other, Other.name, data]
}
