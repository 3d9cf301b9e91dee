import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** How pages live with their sockets. */
export const habits = [
  check('properties on a socket', ownProperties, [true, ['alive', 'Symbol(id)'], 'mine']),
  check('an accessor on a socket', ownAccessor, ['mine', 1]),
  check('a socket as promise', asPromise, ['open', 'message', 'close']),
  check('a generator of messages', generator, ['message 0', 'message 1', 'message 2']),
  check('twenty at once', twenty, Array(20).fill('hello')),
  check('a reconnect in the close handler', reconnect, ['close', 'close', 'close']),
  check('a socket made in a handler', inHandler, ['hello', 'hello']),
  check('listeners shared by sockets', sharedListener, ['ws://host/greet?a', 'ws://host/greet?b']),
  check('after document.open()', documentOpened, ['hello', 'hello']),
  check('in a worker', inWorker, ['WebSocket', 1, 'hello']),
]

async function ownProperties(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/a')) as WebSocket & { alive?: boolean; onpong?: string }
  const id = Symbol('id')
  socket.alive = true
  Object.assign(socket, { [id]: 1 })
  socket.close()
  const keys = Reflect.ownKeys(socket).map(String)
  socket.onpong = 'mine'
  return [socket.alive, keys, socket.onpong]
}

function ownAccessor(kit: Kit): unknown[] {
  let reads = 0
  const socket = new WebSocket(kit.url('/a'))
  Object.defineProperty(socket, 'url', {
    get() {
      reads++
      return 'mine'
    },
  })
  socket.close()
  return [socket.url, reads]
}

async function asPromise(kit: Kit): Promise<string[]> {
  const socket = new WebSocket(kit.url('/hello'))
  const once = (type: string) =>
    new Promise<Event>((resolve) => {
      socket.addEventListener(type, resolve, { once: true })
    })
  const events = await Promise.all(['open', 'message', 'close'].map(once))
  return events.map(({ type }) => type)
}

async function generator(kit: Kit): Promise<string[]> {
  async function* messages(socket: WebSocket): AsyncGenerator<string> {
    const queue: string[] = []
    let wake = () => {}
    socket.onmessage = ({ data }) => {
      queue.push(data)
      wake()
    }
    for (;;) {
      const next = queue.shift()
      if (next !== undefined) yield next
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  }
  const socket = new WebSocket(kit.url('/burst?count=3'))
  const seen: string[] = []
  for await (const text of messages(socket)) if (seen.push(text) === 3) break
  socket.close()
  return seen
}

function twenty(kit: Kit): Promise<string[]> {
  const sockets = Array.from({ length: 20 }, () => new WebSocket(kit.url('/greet')))
  return Promise.all(
    sockets.map(async (socket) => {
      const { data } = await kit.next(socket, 'message')
      socket.close()
      return data
    }),
  )
}

function reconnect(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  return new Promise((resolve) => {
    const connect = () => {
      const socket = new WebSocket(kit.url('/close?code=4001'))
      socket.onclose = ({ type }) => (seen.push(type) < 3 ? connect() : resolve(seen))
    }
    connect()
  })
}

async function inHandler(kit: Kit): Promise<string[]> {
  const first = new WebSocket(kit.url('/greet'))
  const [one, second] = await new Promise<[string, WebSocket]>((resolve) => {
    first.onmessage = ({ data }) => resolve([data, new WebSocket(kit.url('/greet'))])
  })
  const { data } = await kit.next(second, 'message')
  first.close()
  second.close()
  return [one, data]
}

async function sharedListener(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  function listener(this: WebSocket): void {
    seen.push(this.url.replace(kit.host, 'host'))
    this.close()
  }
  for (const path of ['/greet?a', '/greet?b']) {
    const socket = new WebSocket(kit.url(path))
    socket.addEventListener('message', listener)
    await kit.next(socket, 'close')
  }
  return seen
}

/** Takes all listeners off the window and the document. */
async function documentOpened(kit: Kit): Promise<string[]> {
  const before = new WebSocket(kit.url('/greet'))
  document.open()
  document.write('<p>new</p>')
  document.close()
  const after = new WebSocket(kit.url('/greet'))
  const answers = await Promise.all([kit.next(before, 'message'), kit.next(after, 'message')])
  before.close()
  after.close()
  return answers.map(({ data }) => data)
}

/** No extension gets into one; it must not be in its way either. */
async function inWorker(kit: Kit): Promise<unknown[]> {
  const script = `const socket = new WebSocket('${kit.url('/greet')}')
    socket.onmessage = ({ data }) => postMessage([WebSocket.name, WebSocket.length, data])`
  const worker = new Worker(URL.createObjectURL(new Blob([script])))
  const answer = await new Promise<MessageEvent>((resolve) => {
    worker.onmessage = resolve
  })
  worker.terminate()
  return answer.data
}
