import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** What pages and their libraries do with sockets. */
export const usage = [
  check('the constructor saved, then replaced', savedThenReplaced, ['ws://host/a', true, 'Mock']),
  check('a mock for a while', mockForAWhile, ['mock hello', 'hello', true]),
  check('a subclass in its place', subclassInPlace, ['<hello>', true, true, 'Feed']),
  check('a function in its place', functionInPlace, ['hello', true, true, [0, 1, 2, 3]]),
  check('an accessor in its place', accessorInPlace, ['hello', 2]),
  check('private fields', privateFields, ['queued', true, false, 1]),
  check('private methods and accessors', privateMethods, ['HELLO', 5]),
  check('a bound send', boundSend, 'hello'),
  check('methods taken from the prototype', takenMethods, ['hello', 2]),
  check('methods of one socket replaced', ownMethod, ['<hello>', 'hello', ['send'], []]),
  check('a handler accessor wrapped on the prototype', wrappedHandler, ['wrapped', 'hello']),
  check('addEventListener wrapped on the prototype', wrappedListeners, ['message', 'hello']),
  check('a listener attached by the prototype of events', rootListener, 'hello'),
  check('a method added to the prototype', addedMethod, '{"a":1}'),
  check('a frozen socket', frozen, ['hello', 'arraybuffer', 'TypeError', true]),
  check('a sealed socket', sealed, ['hello', 'TypeError']),
  check('a socket with another prototype', otherPrototype, ['hello', false, 2]),
]

function savedThenReplaced(kit: Kit): unknown[] {
  const Saved = WebSocket
  const scope = window as { WebSocket: unknown }
  scope.WebSocket = class Mock {}
  const socket = new Saved(kit.url('/a'))
  socket.close()
  return [socket.url, socket.constructor === Saved, (scope.WebSocket as { name: string }).name]
}

/** As mock-socket does it: https://github.com/thoov/mock-socket */
async function mockForAWhile(kit: Kit): Promise<unknown[]> {
  class Mock extends EventTarget {
    static readonly OPEN = 1
    readyState = 1
    send(data: string): void {
      this.dispatchEvent(new MessageEvent('message', { data: `mock ${data}` }))
    }
  }
  const native = WebSocket
  const scope = window as { WebSocket: unknown }
  const heard: unknown[] = []
  scope.WebSocket = Mock
  const mock = new WebSocket(kit.url('/a'))
  mock.addEventListener('message', ({ data }) => heard.push(data))
  mock.send('hello')
  scope.WebSocket = native
  const socket = new WebSocket(kit.url('/greet'))
  heard.push((await kit.next(socket, 'message')).data)
  socket.close()
  return [...heard, socket instanceof native]
}

async function subclassInPlace(kit: Kit): Promise<unknown[]> {
  const native = WebSocket
  window.WebSocket = class Feed extends native {
    override send(data: string): void {
      super.send(`<${data}>`)
    }
  }
  const socket = new WebSocket(kit.url('/echo'))
  await kit.next(socket, 'open')
  socket.send('hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [data, socket instanceof native, socket instanceof WebSocket, socket.constructor.name]
}

/** As browser-sdk and others do it: https://github.com/DataDog/browser-sdk/pull/4714 */
async function functionInPlace(kit: Kit): Promise<unknown[]> {
  const native = WebSocket
  function Wrapped(this: unknown, ...args: unknown[]): object {
    return Reflect.construct(native, args, new.target === Wrapped ? native : (new.target ?? native))
  }
  Object.defineProperties(Wrapped, Object.getOwnPropertyDescriptors(native))
  native.prototype.constructor = Wrapped
  const scope = window as { WebSocket: unknown }
  scope.WebSocket = Wrapped
  const socket = new WebSocket(kit.url('/greet'))
  const { data } = await kit.next(socket, 'message')
  socket.close()
  const { CONNECTING, OPEN, CLOSING, CLOSED } = WebSocket
  const states = [CONNECTING, OPEN, CLOSING, CLOSED]
  return [data, socket instanceof WebSocket, socket.constructor === WebSocket, states]
}

async function accessorInPlace(kit: Kit): Promise<unknown[]> {
  const native = WebSocket
  let reads = 0
  Object.defineProperty(window, 'WebSocket', {
    configurable: true,
    get() {
      reads++
      return native
    },
  })
  const socket = new WebSocket(kit.url('/greet'))
  const { data } = await kit.next(socket, 'message')
  socket.close()
  new WebSocket(kit.url('/a')).close()
  return [data, reads]
}

async function privateFields(kit: Kit): Promise<unknown[]> {
  class Feed extends WebSocket {
    static #count = 0
    readonly #queue: string[] = []
    constructor(url: string) {
      super(url)
      Feed.#count++
      this.addEventListener('open', () => {
        for (const text of this.#queue) super.send(text)
      })
    }
    override send(text: string): void {
      this.#queue.push(text)
    }
    static knows(value: object): boolean {
      return #queue in value
    }
    static get count(): number {
      return Feed.#count
    }
  }
  const feed = new Feed(kit.url('/echo'))
  feed.send('queued')
  const { data } = await kit.next(feed, 'message')
  feed.close()
  const plain = new WebSocket(kit.url('/a'))
  plain.close()
  return [data, Feed.knows(feed), Feed.knows(plain), Feed.count]
}

async function privateMethods(kit: Kit): Promise<unknown[]> {
  class Feed extends WebSocket {
    #sent = 0
    #encode(text: string): string {
      this.#sent += text.length
      return text.toUpperCase()
    }
    override send(text: string): void {
      super.send(this.#encode(text))
    }
    get sent(): number {
      return this.#sent
    }
  }
  const feed = new Feed(kit.url('/echo'))
  await kit.next(feed, 'open')
  feed.send('hello')
  const { data } = await kit.next(feed, 'message')
  feed.close()
  return [data, feed.sent]
}

async function boundSend(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  const send = socket.send.bind(socket)
  setTimeout(send, 0, 'hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function takenMethods(kit: Kit): Promise<unknown[]> {
  const { send, close } = WebSocket.prototype
  const socket = await kit.open('/echo')
  send.call(socket, 'hello')
  const { data } = await kit.next(socket, 'message')
  close.apply(socket)
  return [data, socket.readyState]
}

async function ownMethod(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  const { send } = socket
  socket.send = (data) => send.call(socket, `<${data}>`)
  socket.send('hello')
  const first = await kit.next(socket, 'message')
  const keys = Reflect.ownKeys(socket)
  Reflect.deleteProperty(socket, 'send')
  socket.send('hello')
  const second = await kit.next(socket, 'message')
  socket.close()
  return [first.data, second.data, keys, Reflect.ownKeys(socket)]
}

function wrappedHandler(kit: Kit): Promise<string[]> {
  const { prototype } = WebSocket
  const native = Reflect.getOwnPropertyDescriptor(prototype, 'onmessage') as PropertyDescriptor
  return kit.hello((socket, note) => {
    Object.defineProperty(prototype, 'onmessage', {
      ...native,
      set(this: WebSocket, handler: (event: MessageEvent) => void) {
        native.set?.call(this, function (this: WebSocket, event: MessageEvent) {
          note('wrapped')
          handler.call(this, event)
        })
      },
    })
    socket.onmessage = ({ data }) => note(data)
  })
}

function wrappedListeners(kit: Kit): Promise<string[]> {
  const native = EventTarget.prototype.addEventListener
  return kit.hello((socket, note) => {
    EventTarget.prototype.addEventListener = function (this: EventTarget, type, ...rest) {
      note(type)
      native.call(this, type, ...rest)
    }
    socket.addEventListener('message', ({ data }) => note(data))
    EventTarget.prototype.addEventListener = native
  })
}

async function rootListener(kit: Kit): Promise<string | undefined> {
  const [first] = await kit.hello((socket, note) => {
    EventTarget.prototype.addEventListener.call(socket, 'message', (event) =>
      note((event as MessageEvent).data),
    )
  })
  return first
}

async function addedMethod(kit: Kit): Promise<string> {
  const open = WebSocket.prototype as WebSocket & { sendJson(value: unknown): void }
  open.sendJson = function (value) {
    this.send(JSON.stringify(value))
  }
  const socket = (await kit.open('/echo')) as typeof open
  socket.sendJson({ a: 1 })
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function frozen(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/greet'))
  Object.freeze(socket)
  socket.binaryType = 'arraybuffer'
  const heard = new Promise((resolve) => {
    socket.onmessage = ({ data }) => resolve(data)
  })
  const answer = kit.attempt(() => Object.assign(socket, { mine: 1 }))
  const data = await heard
  socket.close()
  return [data, socket.binaryType, answer, Object.isFrozen(socket)]
}

async function sealed(kit: Kit): Promise<unknown[]> {
  const socket = Object.seal(new WebSocket(kit.url('/greet')))
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [data, kit.attempt(() => Object.assign(socket, { mine: 1 }))]
}

async function otherPrototype(kit: Kit): Promise<unknown[]> {
  const { send, close } = WebSocket.prototype
  const stateOf = Reflect.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState')?.get
  const socket = await kit.open('/echo')
  Object.setPrototypeOf(socket, null)
  const heard = kit.next(socket, 'message')
  send.call(socket, 'hello')
  const { data } = await heard
  close.call(socket)
  return [data, socket instanceof WebSocket, stateOf?.call(socket)]
}
