import type { Kit } from './kit.ts'

/** Each runs in the page, as text. */

export const SOCKETS = 300
export const GIANT = 100 * 1024 * 1024
/** In UTF-8 twice as many bytes. */
export const LONG_TEXT = 10 * 1024 * 1024

/** Codes of the ends of 300 sockets the server closes. */
export async function crowd(kit: Kit): Promise<Record<string, number>> {
  const ends: Record<string, number> = {}
  const sockets = Array.from({ length: 300 }, () => new WebSocket(kit.url('/close?code=4001')))
  await Promise.all(
    sockets.map(async (socket) => {
      const { code } = await kit.next(socket, 'close')
      ends[code] = (ends[code] ?? 0) + 1
    }),
  )
  return ends
}

/** What the server got of two messages larger than any buffer. */
export async function giant(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/describe')
  const seen: unknown[] = []
  for (const data of [new Uint8Array(100 * 1024 * 1024), 'ü'.repeat(10 * 1024 * 1024)]) {
    const answer = kit.next(socket, 'message')
    socket.send(data)
    seen.push(socket.bufferedAmount, (await answer).data)
  }
  socket.close()
  await kit.next(socket, 'close')
  return seen
}

/** Closes in a script whose URL is all of it: each frame of the stack repeats that. */
export async function longPlace(kit: Kit): Promise<string> {
  const script = document.createElement('script')
  script.src = `data:text/javascript,closeLater=(socket)=>socket.close(4001)//${'x'.repeat(400_000)}`
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve))
  document.head.append(script)
  await loaded
  const socket = await kit.open('/describe')
  const closed = kit.next(socket, 'close')
  Reflect.get(window, 'closeLater')(socket)
  return String((await closed).code)
}

/** All that reached the window while everything threw that can throw. */
export async function thrower(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  window.addEventListener('error', ({ error }) => seen.push(error.message))
  window.onerror = () => true
  const fail = (text: string) => () => {
    throw new Error(text)
  }
  const socket = new WebSocket(kit.url('/hello'))
  for (const type of ['open', 'message', 'close']) {
    socket.addEventListener(type, fail(`${type} listener`))
  }
  socket.onopen = () => {
    kit.attempt(() => socket.send({ toString: fail('toString') } as never))
    throw new Error('onopen')
  }
  socket.onmessage = fail('onmessage')
  socket.onclose = fail('onclose')
  await kit.next(socket, 'close')
  return [...seen, ...kit.details]
}
