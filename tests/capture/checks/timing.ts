import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** When things happen. https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
export const timing = [
  check('nothing before the next task', nothingBefore, [[], 0]),
  check('a close is heard later', closeLater, ['close() 2', 'microtask 2', 'close 3']),
  check('a close while connecting is heard later', abortLater, [
    ...['close() 2', 'microtask 2', 'error 3', 'close 3'],
  ]),
  check('refusals come at once', refusedAtOnce, ['first', 'SyntaxError', 'last', 0]),
  check('a refused send changes nothing', refusedSend, [0, 0]),
  check('messages come in tasks of their own', ownTasks, [
    ...['message 0', 'microtask', 'message 1', 'microtask', 'message 2', 'microtask'],
  ]),
  check('a message waits for a busy page', busy, ['busy', 'hello']),
  check('a listener added in open hears the first message', afterOpen, ['message 0', 2]),
  check('one added a task later still hears what comes later', taskLater, 'hello'),
  check('the ready state between events', states, [0, 1, 1, 2, 3]),
  check('the protocol and extensions before and after', protocolLater, ['', '', 'a']),
  check('bufferedAmount stays while the page runs', bufferedWhileRunning, [5, 5]),
  check('bufferedAmount while closing', bufferedWhileClosing, 3),
  check('binaryType holds from the next message on', typeInOpen, '[object ArrayBuffer]'),
  check('two sockets, each in its order', twoSockets, [true, true]),
]

async function nothingBefore(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/hello'))
  const seen: string[] = []
  for (const type of ['open', 'error', 'close']) {
    socket.addEventListener(type, () => seen.push(type))
  }
  for (let turn = 0; turn < 100; turn++) await undefined
  const answer = [[...seen], socket.readyState]
  socket.close()
  return answer
}

async function closeLater(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const seen: string[] = []
  const note = (text: string) => seen.push(`${text} ${socket.readyState}`)
  socket.onclose = () => note('close')
  socket.close()
  note('close()')
  queueMicrotask(() => note('microtask'))
  await kit.next(socket, 'close')
  return seen
}

async function abortLater(kit: Kit): Promise<string[]> {
  const socket = new WebSocket(kit.url('/silence'))
  const seen: string[] = []
  const note = (text: string) => seen.push(`${text} ${socket.readyState}`)
  socket.onerror = () => note('error')
  socket.onclose = () => note('close')
  socket.close()
  note('close()')
  queueMicrotask(() => note('microtask'))
  await kit.next(socket, 'close')
  return seen
}

async function refusedAtOnce(kit: Kit): Promise<unknown[]> {
  const seen: unknown[] = ['first']
  let events = 0
  window.addEventListener('error', () => events++)
  try {
    new WebSocket(kit.url('/a'), 'not a token')
  } catch (error) {
    seen.push((error as Error).name)
  }
  seen.push('last')
  await new Promise((resolve) => setTimeout(resolve))
  return [...seen, events]
}

function refusedSend(kit: Kit): number[] {
  const socket = new WebSocket(kit.url('/a'))
  kit.attempt(() => socket.send('abc'))
  const answer = [socket.readyState, socket.bufferedAmount]
  socket.close()
  return answer
}

async function ownTasks(kit: Kit): Promise<string[]> {
  const socket = new WebSocket(kit.url('/burst?count=3'))
  const seen: string[] = []
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      seen.push(data)
      Promise.resolve().then(() => seen.push('microtask') === 6 && resolve())
    }
  })
  socket.close()
  return seen
}

async function busy(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  const socket = new WebSocket(kit.url('/greet'))
  await kit.next(socket, 'open')
  socket.onmessage = ({ data }) => seen.push(data)
  const end = performance.now() + 100
  while (performance.now() < end);
  seen.push('busy')
  if (seen.length < 2) await kit.next(socket, 'message')
  socket.close()
  return seen
}

async function afterOpen(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/burst?count=2'))
  const seen: string[] = []
  await new Promise<void>((resolve) => {
    socket.onopen = () => {
      socket.onmessage = ({ data }) => seen.push(data) === 2 && resolve()
    }
  })
  socket.close()
  return [seen[0], seen.length]
}

async function taskLater(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  await new Promise((resolve) => setTimeout(resolve))
  socket.send('hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function states(kit: Kit): Promise<number[]> {
  const socket = new WebSocket(kit.url('/greet'))
  const seen = [socket.readyState]
  await kit.next(socket, 'open')
  seen.push(socket.readyState)
  await kit.next(socket, 'message')
  seen.push(socket.readyState)
  socket.close()
  seen.push(socket.readyState)
  await kit.next(socket, 'close')
  return [...seen, socket.readyState]
}

async function protocolLater(kit: Kit): Promise<string[]> {
  const socket = new WebSocket(kit.url('/subprotocol'), ['a', 'b'])
  const before = [socket.protocol, socket.extensions]
  await kit.next(socket, 'open')
  socket.close()
  await kit.next(socket, 'close')
  kit.details.push(socket.extensions)
  return [...before, socket.protocol]
}

async function bufferedWhileRunning(kit: Kit): Promise<number[]> {
  const socket = await kit.open('/echo')
  socket.send('hello')
  const first = socket.bufferedAmount
  const end = performance.now() + 30
  while (performance.now() < end);
  const answer = [first, socket.bufferedAmount]
  socket.close()
  return answer
}

async function bufferedWhileClosing(kit: Kit): Promise<number> {
  const socket = await kit.open('/echo')
  socket.close()
  socket.send('abc')
  return socket.bufferedAmount
}

async function typeInOpen(kit: Kit): Promise<string> {
  const socket = new WebSocket(kit.url('/echo'))
  socket.onopen = () => {
    socket.send(new Uint8Array(1))
    socket.binaryType = 'arraybuffer'
  }
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return kit.show(data)
}

async function twoSockets(kit: Kit): Promise<boolean[]> {
  const both = ['a', 'b'].map(async () => {
    const socket = new WebSocket(kit.url('/burst?count=50'))
    const seen: number[] = []
    await new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => seen.push(Number(data.slice(8))) === 50 && resolve()
    })
    socket.close()
    return seen.every((one, index) => one === index)
  })
  return Promise.all(both)
}
