import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const lost = 'close 3 1006 "" false'
const trusted = { trusted: true, bubbles: false, cancelable: false, composed: false, path: 1 }

/** https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
export const events = [
  check('the life of a socket', life, ['open 1', 'message 1', 'close 3 1000 "" true']),
  check('a refused handshake', (kit) => kit.story('/refused'), ['error 3', lost]),
  check('a cut connection', cut, ['open 1', lost]),
  check('a close by the server', (kit) => kit.story('/close?code=4001&reason=bye'), [
    'open 1',
    'close 3 4001 "bye" true',
  ]),
  check('a close without code', (kit) => kit.story('/close'), ['open 1', 'close 3 1005 "" true']),
  check('an unreachable server', unreachable, ['error 3', lost]),
  check('the open event', (kit) => kit.eventOf('/greet', 'open'), { type: 'Event', ...trusted }),
  check('the message event', (kit) => kit.eventOf('/greet', 'message'), {
    ...{ type: 'MessageEvent', ...trusted },
    ...{ data: 'hello', origin: 'ws://host', lastEventId: '', source: null, ports: 0 },
  }),
  check('the error event', (kit) => kit.eventOf('/refused', 'error'), {
    type: 'Event',
    ...trusted,
  }),
  check('the close event', (kit) => kit.eventOf('/close?code=4001&reason=bye', 'close'), {
    ...{ type: 'CloseEvent', ...trusted },
    ...{ code: 4001, reason: 'bye', wasClean: true },
  }),
  check('an event has nothing more of its own', eventKeys, ['isTrusted']),
  check('window.event while a listener runs', windowEvent, [true, true]),
  check('a burst, in order', burst, [500, 'message 0', 'message 499']),
  check('nothing reaches the window', silentWindow, []),
  check('nothing of ours is called through the page', silentPrototypes, []),
  check('events the page dispatches', dispatched, ['mine', false, true, 1]),
  check('Observable, where there is', observable),

  check('binaryType', binaryTypes, ['blob', 'arraybuffer', 'arraybuffer', 'blob']),
  check('bytes as Blob', (kit) => kit.echoOf('blob'), ['[object Blob]', 3, '1,2,3']),
  check('bytes as ArrayBuffer', (kit) => kit.echoOf('arraybuffer'), [
    '[object ArrayBuffer]',
    3,
    '1,2,3',
  ]),
  check('binaryType between messages', binaryTypeLater, [
    '[object Blob]',
    '[object ArrayBuffer]',
    '[object Blob]',
  ]),
  check('all listeners get the same bytes', sameData, true),
  check('the page may transfer what came', transferred, [3, 0]),
  check('the page may write into what came', written, 9),
]

async function life(kit: Kit): Promise<string[]> {
  return kit.story('/greet', (socket) => {
    socket.onmessage = () => socket.close(1000)
  })
}

/** `/cut` ends at the first message. */
function cut(kit: Kit): Promise<string[]> {
  return kit.story('/cut', (socket) => {
    socket.onopen = () => socket.send('now')
  })
}

function unreachable(kit: Kit): Promise<string[]> {
  return kit.story('ws://127.0.0.1:9/')
}

async function eventKeys(kit: Kit): Promise<string[]> {
  const event = await kit.next(new WebSocket(kit.url('/greet')), 'message')
  return Reflect.ownKeys(event).map(String)
}

/** https://dom.spec.whatwg.org/#dom-window-event */
async function windowEvent(kit: Kit): Promise<boolean[]> {
  const socket = new WebSocket(kit.url('/greet'))
  const same = await new Promise<boolean>((resolve) => {
    socket.onmessage = (event) => resolve(window.event === event)
  })
  socket.close()
  await new Promise((resolve) => setTimeout(resolve))
  return [same, window.event === undefined]
}

async function burst(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/burst?count=500'))
  const seen: string[] = []
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      seen.push(data)
      if (seen.length === 500) resolve()
    }
  })
  socket.close()
  return [seen.length, seen[0], seen.at(-1)]
}

async function silentWindow(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  const note = (event: Event) => seen.push(event.type)
  for (const target of [window, document, document.documentElement]) {
    target.addEventListener('message', note, true)
    target.addEventListener('websocket-doctor:handover', note, true)
  }
  await kit.story('/greet', (socket) => {
    socket.onmessage = () => socket.close()
  })
  return seen
}

/** What the page changes is what it would see our calls by. */
async function silentPrototypes(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  function spy<K extends PropertyKey>(owner: Record<K, unknown>, name: K): void {
    const original = owner[name] as (...args: unknown[]) => unknown
    owner[name] = function (this: unknown, ...args: unknown[]) {
      seen.push(String(name))
      return Reflect.apply(original, this, args)
    }
  }
  spy(EventTarget.prototype, 'dispatchEvent')
  spy(EventTarget.prototype, 'addEventListener')
  spy(MessagePort.prototype, 'postMessage')
  spy(window, 'postMessage')
  spy(window, 'setTimeout')
  spy(window, 'queueMicrotask')
  spy(console, 'log')
  await kit.story('/greet', (socket) => {
    socket.onmessage = () => socket.close()
  })
  return seen
}

function dispatched(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/echo'))
  const event = new MessageEvent('message', { data: 'mine', cancelable: true })
  const seen: MessageEvent[] = []
  socket.onmessage = (heard) => {
    seen.push(heard)
    return false
  }
  const went = socket.dispatchEvent(event)
  socket.close()
  return [seen[0]?.data, went, event.defaultPrevented, seen.length]
}

/** https://wicg.github.io/observable/ */
async function observable(kit: Kit): Promise<unknown> {
  const socket = new WebSocket(kit.url('/greet')) as WebSocket & {
    when?(type: string): { first(): Promise<MessageEvent> }
  }
  const data = await socket.when?.('message').first()
  socket.close()
  return data?.data
}

function binaryTypes(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  const types: string[] = [socket.binaryType]
  for (const type of ['arraybuffer', 'nodebuffer', 'blob']) {
    socket.binaryType = type as BinaryType
    types.push(socket.binaryType)
  }
  socket.close()
  return types
}

async function binaryTypeLater(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const seen: string[] = []
  for (const type of ['blob', 'arraybuffer', 'blob'] as const) {
    socket.binaryType = type
    socket.send(new Uint8Array([1]))
    seen.push(kit.show((await kit.next(socket, 'message')).data))
  }
  socket.close()
  return seen
}

async function sameData(kit: Kit): Promise<boolean> {
  const socket = await kit.open('/echo')
  socket.binaryType = 'arraybuffer'
  socket.send(new Uint8Array([1]))
  const [first, second] = await Promise.all([
    kit.next(socket, 'message'),
    kit.next(socket, 'message'),
  ])
  socket.close()
  return first.data === second.data
}

async function transferred(kit: Kit): Promise<number[]> {
  const socket = await kit.open('/echo')
  socket.binaryType = 'arraybuffer'
  socket.send(new Uint8Array([1, 2, 3]))
  const { data } = await kit.next(socket, 'message')
  const copy = structuredClone(data, { transfer: [data] })
  socket.close()
  return [copy.byteLength, data.byteLength]
}

async function written(kit: Kit): Promise<number | undefined> {
  const socket = await kit.open('/echo')
  socket.binaryType = 'arraybuffer'
  socket.send(new Uint8Array([1, 2, 3]))
  const { data } = await kit.next(socket, 'message')
  const bytes = new Uint8Array(data)
  bytes[0] = 9
  socket.close()
  return new Uint8Array(data)[0]
}
