import type { Kit } from './kit.ts'

/** Arguments and messages no standard thought of. Each runs in the page, as text. */

/** What came of constructing sockets with garbage. */
export async function garbage(kit: Kit): Promise<string[]> {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  revoke()
  const thrower = {
    toString() {
      throw new RangeError('toString')
    },
  }
  const guarded = { getOwnPropertyDescriptor: thrower.toString }
  const url = kit.url('/echo')
  const long = 'x'.repeat(300_000)
  const values: unknown[] = [
    ...['', ' ', '\0', '//', 'ws://', 'ws://[', 'ws://a:99999', 'ws://a b', 'ftp://a', `${url}#a`],
    ...['ws://\ud800', 'javascript:0', 'data:,a', 'blob:a', `${url}?${long}`, `gopher:${long}`],
    ...[undefined, null, true, 0, Number.NaN, 1n, Symbol('a'), [], {}, () => {}, /a/, new Date(0)],
    ...[revoked, thrower, window, document, new URL(url), new Uint8Array(2), Object.create(null)],
  ]
  const protocols: unknown[] = [
    ...[
      '',
      ' ',
      'a b',
      'a,a',
      'é',
      '\0',
      long,
      ['a', 'a'],
      [''],
      [[]],
      [1, 2],
      Array(3),
      Symbol('a'),
    ],
    ...[Array.from({ length: 2_000 }, (_, index) => `p${index}`), new Set(['a', 'b']), null, 7],
    ...[revoked, { length: 1 }, thrower, [thrower], new Proxy(['a'], guarded)],
  ]
  const make = (...args: unknown[]) =>
    kit.attempt(() => {
      const socket = Reflect.construct(WebSocket, args)
      socket.close()
      return socket
    })
  const targets: unknown[] = [Array, class extends WebSocket {}, (() => {}).bind(null), revoked, 1]
  return [
    ...[[], [url, 'a', 'b', 'c']].map((args) => make(...args)),
    ...values.map((value) => make(value)),
    ...protocols.map((value) => make(url, value)),
    ...targets.map((target) =>
      kit.attempt(() => Reflect.construct(WebSocket, [url], target as never).close()),
    ),
  ]
}

/** What the server got of odd messages, in order. */
export async function oddities(kit: Kit): Promise<unknown[]> {
  const detached = new ArrayBuffer(8)
  const view = new Uint8Array(detached)
  structuredClone(detached, { transfer: [detached] })
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const resizable = Reflect.construct(ArrayBuffer, [8, { maxByteLength: 16 }])
  const tracking = new Uint8Array(resizable, 4)
  Reflect.apply(Reflect.get(resizable, 'resize'), resizable, [6])
  const messages: unknown[] = [
    ...['', new Uint8Array(0), new ArrayBuffer(0), new Blob([])],
    ...['\ud800', 'a\udc00b', '\udc00\ud800', '\ud83d\ude00', '\ufeff\0\uffff'],
    ...[detached, view, new Uint8Array(4).subarray(2), new DataView(new ArrayBuffer(3), 1)],
    ...[memory.buffer, new Uint8Array(memory.buffer, 0, 4), resizable, tracking],
    ...[undefined, null, 0, -0, 1n, Symbol('a'), {}, [], document],
  ]
  const socket = await kit.open('/describe')
  const seen: unknown[] = []
  const done = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      seen.push(data)
      if (data === 'text "last"') resolve()
    })
  })
  for (const message of messages) seen.push(kit.attempt(() => socket.send(message as string)))
  socket.send('last')
  await done
  socket.close()
  await kit.next(socket, 'close')
  return seen
}

/** What a page gets of two messages of 64 MiB. */
export async function huge(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/big?bytes=67108864'))
  const sizes: unknown[] = []
  socket.addEventListener('message', ({ data }) => sizes.push(data.length ?? data.size))
  const { code } = await kit.next(socket, 'close')
  return [...sizes, code]
}

/** How a socket ends that sends a file which has gone since it was chosen. */
export async function sendChosen(kit: Kit): Promise<unknown[]> {
  const [file] = document.querySelector('input')?.files ?? []
  const socket = await kit.open('/describe')
  const answer = kit.attempt(() => socket.send(file as File))
  const buffered = socket.bufferedAmount
  // Where it cannot be read nothing is sent, or the socket fails: the close comes either way.
  setTimeout(() => socket.close(4001), 500)
  const { code } = await kit.next(socket, 'close')
  return [answer, buffered, code]
}

/** `document.open()` takes all listeners off; the socket lives on. */
export async function rewritten(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  document.open()
  document.write('<p>anew')
  document.close()
  socket.send('a')
  const { data } = await kit.next(socket, 'message')
  return data
}
