import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** What pages rarely send, and what they send by mistake. */
export const data = [
  check('every kind of view', views, Array(11).fill('binary 0000000000000000')),
  check('a view whose buffer went', detachedView, ['binary ', 'binary ']),
  check('shared memory', sharedMemory, ['TypeError', 'TypeError', 1]),
  check('a File', (kit) => kit.received(new File(['abc'], 'a.txt')), 'binary 616263'),
  check('a part of a Blob', (kit) => kit.received(new Blob(['abc']).slice(1)), 'binary 6263'),
  check('a subclass of Blob', blobSubclass, 'binary 6162'),
  check('bytes that lie about their size', lyingBytes, 'binary 0102'),
  check('bytes with a string of their own', bytesWithString, 'binary 01'),
  check('the same bytes twice', sameTwice, ['binary 0102', 'binary 0102']),
  check('70,000 bytes', (kit) => kit.received(new Uint8Array(70_000)), 'binary of 70000 bytes'),
  check(
    '100,000 letters that are pairs',
    (kit) => kit.received('😀'.repeat(100_000)),
    'text of 400000 bytes',
  ),
  check('NUL', (kit) => kit.received('a\0b'), 'text "a\\u0000b"'),
  check(
    'a function',
    (kit) => kit.received(Object.assign(() => {}, { toString: () => 'f' })),
    'text "f"',
  ),
  check(
    'a date',
    (kit) => kit.received(Object.assign(new Date(0), { toString: () => 'd' })),
    'text "d"',
  ),
  check('an error', (kit) => kit.received(new Error('page')), 'text "Error: page"'),
  check('an element', (kit) => kit.received(document.body), 'text "[object HTMLBodyElement]"'),
  check('a socket', socketAsData, 'text "[object WebSocket]"'),
  check('a promise', (kit) => kit.received(Promise.resolve()), 'text "[object Promise]"'),
  check('document.all', documentAll, ['text "all"', 1]),
  check('toPrimitive that is no function', wrongPrimitives, Array(4).fill('TypeError')),
  check(
    'toPrimitive that is null',
    (kit) => kit.received({ [Symbol.toPrimitive]: null }),
    'text "[object Object]"',
  ),
  check('an object whose string is a symbol', symbolicString, 'TypeError'),
  check('an object that closes while it is asked', closingString, [
    'returned undefined',
    2,
    '1005',
  ]),
  check('an object that sends while it is asked', sendingString, ['text "inner"', 'text "outer"']),
  check('empty messages come back', emptyEchoes, ['', 0, 0]),
  check('a message of one byte of each kind', echoes, ['text a', 'binary 255']),
]

async function views(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/describe')
  const seen: string[] = []
  const buffer = new ArrayBuffer(8)
  const kinds = [
    ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array],
    ...[Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array],
  ]
  for (const Kind of kinds) {
    socket.send(new Kind(buffer))
    seen.push((await kit.next(socket, 'message')).data)
  }
  socket.close()
  return seen
}

async function detachedView(kit: Kit): Promise<string[]> {
  const buffer = new ArrayBuffer(3)
  const kinds = [new DataView(buffer, 1), new Uint8Array(buffer)]
  structuredClone(buffer, { transfer: [buffer] })
  return Promise.all(kinds.map((view) => kit.received(view)))
}

/** The class of shared memory may be out of a page's sight. */
async function sharedMemory(kit: Kit): Promise<unknown[]> {
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const socket = await kit.open('/describe')
  const shared = [buffer, new Uint8Array(buffer, 0, 2)] as unknown[]
  const answers = shared.map((one) => kit.attempt(() => socket.send(one as ArrayBuffer)))
  const { readyState } = socket
  socket.close()
  return [...answers, readyState]
}

function blobSubclass(kit: Kit): Promise<string> {
  class Picture extends Blob {
    override get size(): number {
      return 99
    }
  }
  return kit.received(new Picture(['ab']))
}

function lyingBytes(kit: Kit): Promise<string> {
  const bytes = new Uint8Array([1, 2])
  Object.defineProperties(bytes, {
    byteLength: { value: 1 },
    byteOffset: { value: 1 },
    buffer: { value: new ArrayBuffer(9) },
  })
  return kit.received(bytes)
}

function bytesWithString(kit: Kit): Promise<string> {
  return kit.received(Object.assign(new Uint8Array([1]), { toString: () => 'text' }))
}

async function sameTwice(kit: Kit): Promise<string[]> {
  const bytes = new Uint8Array([1, 2])
  return [await kit.received(bytes), await kit.received(bytes)]
}

function socketAsData(kit: Kit): Promise<string> {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  return kit.received(socket)
}

/** An object whose type is `undefined`. https://html.spec.whatwg.org/#the-htmlallcollection-interface */
async function documentAll(kit: Kit): Promise<unknown[]> {
  let calls = 0
  const { all } = document
  Object.assign(all, {
    toString() {
      calls++
      return 'all'
    },
  })
  return [await kit.received(all), calls]
}

async function wrongPrimitives(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const wrong = [1, 0, {}, 'text']
  const answers = wrong.map((value) =>
    kit.attempt(() => socket.send({ [Symbol.toPrimitive]: value } as never)),
  )
  socket.close()
  return answers
}

async function symbolicString(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  const answer = kit.attempt(() => socket.send({ toString: () => Symbol('a') } as never))
  socket.close()
  return answer
}

async function closingString(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/describe')
  const text = {
    toString() {
      socket.close()
      return 'late'
    },
  }
  const answer = kit.attempt(() => socket.send(text as never))
  const { readyState } = socket
  const { code } = await kit.next(socket, 'close')
  return [answer, readyState, String(code)]
}

async function sendingString(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/describe')
  const seen: string[] = []
  const both = new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => seen.push(data) === 2 && resolve()
  })
  const text = {
    toString() {
      socket.send('inner')
      return 'outer'
    },
  }
  socket.send(text as never)
  await both
  socket.close()
  return seen
}

async function emptyEchoes(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  const back = async (sent: string | ArrayBuffer) => {
    socket.send(sent)
    return (await kit.next(socket, 'message')).data
  }
  const text = await back('')
  const blob: Blob = await back(new ArrayBuffer(0))
  socket.binaryType = 'arraybuffer'
  const bytes: ArrayBuffer = await back(new ArrayBuffer(0))
  socket.close()
  return [text, blob.size, bytes.byteLength]
}

async function echoes(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  socket.binaryType = 'arraybuffer'
  socket.send('a')
  const text = await kit.next(socket, 'message')
  socket.send(new Uint8Array([255]))
  const bytes = await kit.next(socket, 'message')
  socket.close()
  return [`text ${text.data}`, `binary ${new Uint8Array(bytes.data)}`]
}
