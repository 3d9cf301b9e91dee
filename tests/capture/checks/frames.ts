import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** The WebSocket of other windows, and of windows that go away. */
export const frames = [
  check('a subclass of that of a frame', subclassOfFrame, [true, false, 'hello']),
  check('new.target of a frame', targetOfFrame, [true, false]),
  check('new.target of a frame, without prototype', bareTargetOfFrame),
  check('listeners of a frame', listenerOfFrame, [true, 'hello']),
  check('a signal of a frame', signalOfFrame, []),
  check('events dispatched from a frame', eventOfFrame, ['mine', true]),
  check('protocols of a frame', protocolsOfFrame, 'b'),
  check('a URL of a frame', urlOfFrame, 'ws://host/a'),
  check('the native text, asked by a frame', textByFrame, [true, true, true]),
  check('getters of a frame', gettersOfFrame, ['ws://host/a', 2]),
  check('a frame of srcdoc', srcdoc, ['ws://host/a', true]),
  check('a frame of about:blank', aboutBlank, ['ws://host/a', true]),
  check('a frame of a Blob', blobFrame),
  check('a sandboxed frame', sandboxed, ['hello', 'function', true]),
  check('a frame the document wrote', written, 'hello'),
  check('the constructor of a frame that went', constructorOfGone),
  check('the methods of a frame that went', methodsOfGone, ['hello', 2]),
  check('the socket of a frame that went', socketOfGone, []),
  check('a frame moved in the document', movedFrame, [false, 'hello']),
]

async function subclassOfFrame(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  class Feed extends other.WebSocket {}
  const feed = new Feed(kit.url('/greet'))
  const { data } = await kit.next(feed, 'message')
  feed.close()
  return [feed instanceof other.WebSocket, feed instanceof WebSocket, data]
}

async function targetOfFrame(kit: Kit): Promise<boolean[]> {
  const other = await kit.frame()
  const socket: WebSocket = Reflect.construct(WebSocket, [kit.url('/a')], other.WebSocket)
  socket.close()
  return [socket instanceof other.WebSocket, socket instanceof WebSocket]
}

/**
 * The prototype is that of the realm of new.target, if not in Chromium.
 * https://webidl.spec.whatwg.org/#internally-create-a-new-object-implementing-the-interface
 */
async function bareTargetOfFrame(kit: Kit): Promise<boolean> {
  const other = await kit.frame()
  const target = (other as unknown as { eval(text: string): { prototype: unknown } }).eval(
    '(function () {})',
  )
  target.prototype = 1
  const socket: object = Reflect.construct(WebSocket, [kit.url('/a')], target as never)
  WebSocket.prototype.close.call(socket as WebSocket)
  return Object.getPrototypeOf(socket) === other.WebSocket.prototype
}

async function listenerOfFrame(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  const scope = other as unknown as { eval(text: string): () => void; seen?: MessageEvent }
  const listener = scope.eval('(event) => { seen = event }')
  const socket = new WebSocket(kit.url('/greet'))
  socket.addEventListener('message', listener)
  await kit.next(socket, 'message')
  socket.close()
  return [scope.seen instanceof MessageEvent, scope.seen?.data]
}

async function signalOfFrame(kit: Kit): Promise<string[]> {
  const other = await kit.frame()
  const controller = new other.AbortController()
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => note('heard'), { signal: controller.signal })
    controller.abort()
  })
}

async function eventOfFrame(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  const socket = new WebSocket(kit.url('/a'))
  const seen: unknown[] = []
  socket.onmessage = (event) => seen.push(event.data, event instanceof other.MessageEvent)
  socket.dispatchEvent(new other.MessageEvent('message', { data: 'mine' }))
  socket.close()
  return seen
}

async function protocolsOfFrame(kit: Kit): Promise<string> {
  const other = await kit.frame()
  return kit.agreed(other.Array.of('a', 'b'), '?pick=b')
}

async function urlOfFrame(kit: Kit): Promise<string> {
  const other = await kit.frame()
  return kit.urlOf(new other.URL(kit.url('/a')))
}

async function textByFrame(kit: Kit): Promise<boolean[]> {
  const other = await kit.frame()
  const textOf = other.Function.prototype.toString
  const { send, close } = WebSocket.prototype
  return [WebSocket, send, close].map((one) => textOf.call(one).includes('[native code]'))
}

async function gettersOfFrame(kit: Kit): Promise<unknown[]> {
  const { WebSocket: Other } = await kit.frame()
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const read = (name: string) =>
    Reflect.getOwnPropertyDescriptor(Other.prototype, name)?.get?.call(socket)
  return [read('url'), read('readyState')]
}

async function srcdoc(): Promise<unknown[]> {
  const element = document.createElement('iframe')
  element.srcdoc = '<p>inside</p>'
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve))
  document.body.append(element)
  await loaded
  const { WebSocket: Other } = element.contentWindow as Window & typeof globalThis
  const socket = new Other('/a')
  socket.close()
  return [socket.url, socket instanceof Other]
}

function aboutBlank(): unknown[] {
  const element = document.createElement('iframe')
  document.body.append(element)
  const { WebSocket: Other } = element.contentWindow as Window & typeof globalThis
  const socket = new Other('/a')
  socket.close()
  return [socket.url, socket.constructor === Other]
}

/** Engines differ in whether its address is a base for a relative one. */
function blobFrame(kit: Kit): Promise<unknown[]> {
  const script = `
    const answers = []
    try { new WebSocket('/a') } catch (error) { answers.push(\`DOMException \${error.name}\`) }
    const socket = new WebSocket('${kit.url('/greet')}')
    socket.onmessage = ({ data }) => {
      socket.close()
      parent.postMessage([...answers, data], '*')
    }`
  const html = `<script>${script}</${'script'}>`
  const frame = document.createElement('iframe')
  frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
  document.body.append(frame)
  return new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => resolve(data))
  })
}

/** Of an opaque origin. */
function sandboxed(kit: Kit): Promise<unknown[]> {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.srcdoc = `<script>
    const socket = new WebSocket('${kit.url('/greet')}')
    socket.onmessage = ({ data }) => {
      socket.close()
      parent.postMessage([data, typeof WebSocket, socket.constructor === WebSocket], '*')
    }</${'script'}>`
  document.body.append(element)
  return new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => resolve(data))
  })
}

async function written(kit: Kit): Promise<string> {
  const element = document.createElement('iframe')
  document.body.append(element)
  const inner = element.contentDocument as Document
  inner.open()
  inner.write(`<script>var socket = new WebSocket('${kit.url('/greet')}')</${'script'}>`)
  inner.close()
  const { socket } = element.contentWindow as unknown as { socket: WebSocket }
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function constructorOfGone(kit: Kit): Promise<string> {
  const other = await kit.frame()
  const { WebSocket: Other } = other
  other.frameElement?.remove()
  return kit.attempt(() => new Other(kit.url('/a')).readyState)
}

async function methodsOfGone(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  const { send, close } = other.WebSocket.prototype
  other.frameElement?.remove()
  const socket = await kit.open('/echo')
  send.call(socket, 'hello')
  const { data } = await kit.next(socket, 'message')
  close.call(socket)
  return [data, socket.readyState]
}

/** https://websockets.spec.whatwg.org/#make-disappear */
async function socketOfGone(kit: Kit): Promise<string[]> {
  const other = await kit.frame()
  const seen: string[] = []
  const socket = new other.WebSocket(kit.url('/echo'))
  await kit.next(socket, 'open')
  for (const type of ['message', 'error', 'close']) {
    socket.addEventListener(type, () => seen.push(type))
  }
  socket.send('a')
  other.frameElement?.remove()
  const later = await kit.open('/echo')
  later.close()
  await kit.next(later, 'close')
  return seen
}

/** Which loads it anew. */
async function movedFrame(kit: Kit): Promise<unknown[]> {
  const other = await kit.frame()
  const { WebSocket: First } = other
  const element = other.frameElement as HTMLIFrameElement
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve))
  document.documentElement.append(element)
  await loaded
  const { WebSocket: Second } = element.contentWindow as Window & typeof globalThis
  const socket = new Second(kit.url('/greet'))
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return [First === Second, data]
}
