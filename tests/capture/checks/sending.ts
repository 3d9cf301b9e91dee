import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** https://websockets.spec.whatwg.org/#dom-websocket-send */
export const sending = [
  check('a string', (kit) => kit.received('héllo'), 'text "héllo"'),
  check('an empty string', (kit) => kit.received(''), 'text ""'),
  check('lone surrogates', (kit) => kit.received('a\ud800b\udc00'), 'text "a\ufffdb\ufffd"'),
  check('a pair of surrogates', (kit) => kit.received('😀'), 'text "😀"'),
  check('a long string', (kit) => kit.received('ü'.repeat(100_000)), 'text of 200000 bytes'),
  check('an ArrayBuffer', (kit) => kit.received(new ArrayBuffer(2)), 'binary 0000'),
  check('an empty ArrayBuffer', (kit) => kit.received(new ArrayBuffer(0)), 'binary '),
  check('a view with an offset', viewWithOffset, 'binary 0203'),
  check('a DataView', dataView, 'binary 0203'),
  check(
    'a view of wide elements',
    (kit) => kit.received(new Uint16Array([1, 2])),
    'binary 01000200',
  ),
  check('a view of a resizable buffer', resizableView, 'TypeError'),
  check('a Blob', (kit) => kit.received(new Blob(['abc'])), 'binary 616263'),
  check('an empty Blob', (kit) => kit.received(new Blob()), 'binary '),
  check(
    'a long Blob',
    (kit) => kit.received(new Blob(['a'.repeat(5_000)])),
    'binary of 5000 bytes',
  ),
  check('a detached buffer', detached, 'binary '),
  check('a buffer that changes afterwards', changedAfterwards, 'binary 010203'),
  check('a buffer that is transferred afterwards', transferredAfterwards, 'binary 010203'),
  check('all kinds, in order', inOrder, ['text "a"', 'binary 62', 'binary 63', 'text "d"']),

  check('an object, asked once', objectOnce, ['text "text"', 1]),
  check('an object with toPrimitive', toPrimitive, ['text "text"', 'string']),
  check('an object without a string', withoutString, Array(3).fill('TypeError')),
  check('what toString throws', throwingToString, [true, 1]),
  check('a number', (kit) => kit.received(4.5), 'text "4.5"'),
  check('minus zero', (kit) => kit.received(-0), 'text "0"'),
  check('a bigint', (kit) => kit.received(5n), 'text "5"'),
  check('a boolean', (kit) => kit.received(true), 'text "true"'),
  check('null', (kit) => kit.received(null), 'text "null"'),
  check('undefined', (kit) => kit.received(undefined), 'text "undefined"'),
  check('an array', (kit) => kit.received([1, [2]]), 'text "1,2"'),
  check('a boxed string', (kit) => kit.received(new String('a')), 'text "a"'),
  check('a URL', (kit) => kit.received(new URL('http://a.test/')), 'text "http://a.test/"'),
  check('search parameters', (kit) => kit.received(new URLSearchParams('a=b')), 'text "a=b"'),
  check(
    'what only looks like bytes',
    (kit) => kit.received(Object.create(Blob.prototype)),
    'text "[object Blob]"',
  ),
  check('a Proxy of bytes', proxyOfBytes, 'TypeError'),
  check('a symbol', symbol, ['TypeError', 1]),
  check('no argument', noArgument, ['TypeError', 1]),
  check('further arguments', furtherArguments, 'text "a"'),
  check('the steps of a conversion', conversionSteps, [
    'Symbol(Symbol.toPrimitive)',
    'toString',
    'Symbol(Symbol.toStringTag)',
  ]),

  check('returns nothing', returnsNothing, 'returned undefined'),
  check('while connecting', whileConnecting, ['DOMException InvalidStateError', 0]),
  check('converts even while connecting', convertsFirst, ['DOMException InvalidStateError', 1]),
  check('a wrong receiver comes before the conversion', receiverFirst, ['TypeError', 0]),
  check('after close()', afterClose, ['returned undefined', 2]),
  check('after the end', afterEnd, ['returned undefined', 3]),
  check('bufferedAmount grows at once', buffered, [5, 8, 9, 12]),
  check('bufferedAmount drains', drained, 0),
  check('bufferedAmount after the end', bufferedAfterEnd),
]

function viewWithOffset(kit: Kit): Promise<string> {
  return kit.received(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))
}

function dataView(kit: Kit): Promise<string> {
  return kit.received(new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2))
}

async function resizableView(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  const resizable: [number, object] = [2, { maxByteLength: 8 }]
  const buffer: ArrayBuffer = Reflect.construct(ArrayBuffer, resizable)
  return kit.attempt(() => socket.send(new Uint8Array(buffer)))
}

function detached(kit: Kit): Promise<string> {
  const buffer = new ArrayBuffer(3)
  structuredClone(buffer, { transfer: [buffer] })
  return kit.received(buffer)
}

async function changedAfterwards(kit: Kit): Promise<string> {
  const bytes = new Uint8Array([1, 2, 3])
  const answer = kit.received(bytes)
  await new Promise<void>((resolve) => {
    const { send } = WebSocket.prototype
    WebSocket.prototype.send = function (this: WebSocket, data) {
      send.call(this, data)
      bytes.fill(9)
      resolve()
    }
  })
  return answer
}

async function transferredAfterwards(kit: Kit): Promise<string> {
  const socket = await kit.open('/describe')
  const { buffer } = new Uint8Array([1, 2, 3])
  socket.send(buffer)
  structuredClone(buffer, { transfer: [buffer] })
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function inOrder(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/describe')
  const seen: string[] = []
  socket.send('a')
  socket.send(new Blob(['b']))
  socket.send(new TextEncoder().encode('c'))
  socket.send('d')
  socket.send('')
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => (data === 'text ""' ? resolve() : seen.push(data))
  })
  socket.close()
  return seen
}

async function objectOnce(kit: Kit): Promise<unknown[]> {
  let calls = 0
  const data = {
    toString() {
      calls++
      return 'text'
    },
    valueOf: () => 'value',
  }
  return [await kit.received(data), calls]
}

async function toPrimitive(kit: Kit): Promise<unknown[]> {
  const hints: string[] = []
  const data = {
    [Symbol.toPrimitive](hint: string) {
      hints.push(hint)
      return 'text'
    },
  }
  return [await kit.received(data), ...hints]
}

async function withoutString(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const symbolic = { toString: () => Symbol('a') }
  const objects = [Object.create(null), { toString: () => ({}), valueOf: () => ({}) }, symbolic]
  const answers = objects.map((data) => kit.attempt(() => socket.send(data)))
  socket.close()
  return answers
}

async function throwingToString(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  const thrown = { page: true }
  const data = {
    toString() {
      throw thrown
    },
  }
  try {
    socket.send(data as unknown as string)
    return []
  } catch (error) {
    return [error === thrown, socket.readyState]
  }
}

async function proxyOfBytes(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  return kit.attempt(() => socket.send(new Proxy(new Uint8Array(1), {})))
}

async function symbol(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  return [kit.attempt(() => socket.send(Symbol('a') as never)), socket.readyState]
}

async function noArgument(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  return [kit.attempt(() => Reflect.apply(socket.send, socket, [])), socket.readyState]
}

async function furtherArguments(kit: Kit): Promise<string> {
  const socket = await kit.open('/describe')
  Reflect.apply(socket.send, socket, ['a', 'b'])
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

async function conversionSteps(kit: Kit): Promise<string[]> {
  const steps: string[] = []
  const data = new Proxy(
    {},
    {
      get(owner, key) {
        steps.push(String(key))
        return Reflect.get(owner, key)
      },
      getPrototypeOf(owner) {
        steps.push('getPrototypeOf')
        return Reflect.getPrototypeOf(owner)
      },
    },
  )
  await kit.received(data)
  return steps
}

async function returnsNothing(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  return kit.attempt(() => socket.send('a'))
}

function whileConnecting(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/silence'))
  const answer = [kit.attempt(() => socket.send('a')), socket.readyState]
  socket.close()
  return answer
}

function convertsFirst(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/silence'))
  let calls = 0
  const answer = kit.attempt(() => socket.send({ toString: () => String(calls++) } as never))
  socket.close()
  return [answer, calls]
}

function receiverFirst(kit: Kit): unknown[] {
  let calls = 0
  const data = { toString: () => String(calls++) }
  return [kit.attempt(() => Reflect.apply(WebSocket.prototype.send, {}, [data])), calls]
}

async function afterClose(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  socket.close()
  return [kit.attempt(() => socket.send('a')), socket.readyState]
}

async function afterEnd(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  socket.close()
  await kit.next(socket, 'close')
  return [kit.attempt(() => socket.send('a')), socket.readyState]
}

/** https://websockets.spec.whatwg.org/#dom-websocket-bufferedamount */
async function buffered(kit: Kit): Promise<number[]> {
  const socket = await kit.open('/echo')
  const amounts: number[] = []
  for (const data of ['héll', new Uint8Array(3), 'a', new Blob(['abc'])]) {
    socket.send(data)
    amounts.push(socket.bufferedAmount)
  }
  socket.close()
  return amounts
}

async function drained(kit: Kit): Promise<number> {
  const socket = await kit.open('/echo')
  socket.send('a')
  await kit.next(socket, 'message')
  const { bufferedAmount } = socket
  socket.close()
  return bufferedAmount
}

async function bufferedAfterEnd(kit: Kit): Promise<number> {
  const socket = await kit.open('/echo')
  socket.close()
  await kit.next(socket, 'close')
  socket.send('abc')
  return socket.bufferedAmount
}
