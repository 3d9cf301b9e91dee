import type { Kit } from './kit.ts'

/** Each runs in the page, as text. */

/** All that was called, made or heard in frames whose first script listens in on everything. */
export async function spyInFrames(kit: Kit): Promise<string[]> {
  const heard: string[] = []
  Reflect.set(window, 'heard', heard)

  /** Runs in the frame before anything else of the page. */
  function listenIn(): void {
    const { apply, construct, get, getOwnPropertyDescriptor, ownKeys, set } = Reflect
    const list = get(parent, 'heard') as string[]
    const note = (name: string) => {
      list[list.length] = name
    }
    const handler = (name: string) => ({
      __proto__: null,
      apply(target: () => unknown, self: unknown, args: unknown[]) {
        note(name)
        return apply(target, self, args)
      },
      construct(target: () => object, args: unknown[], by: () => void) {
        note(`new ${name}`)
        return construct(target, args, by)
      },
    })
    const spy = (owner: object, key: PropertyKey, title: string) => {
      const { value, writable } = getOwnPropertyDescriptor(owner, key) ?? {}
      if (typeof value !== 'function' || !writable || key === 'constructor') return
      set(owner, key, new NativeProxy(value, handler(`${title}.${String(key)}`)))
    }
    const NativeProxy = Proxy
    const shared = [Object, Reflect, JSON, Promise, Promise.prototype, Array.prototype, Array, Date]
    const types = [EventTarget, MessagePort, Performance, WeakMap, WeakRef, Crypto, Function]
    for (const type of types) shared[shared.length] = type.prototype as never
    for (let index = 0; index < shared.length; index++) {
      const owner = shared[index] as object
      const keys = ownKeys(owner)
      for (let at = 0; at < keys.length; at++) spy(owner, keys[at] as PropertyKey, `${index}`)
    }
    const globals = ['MessageChannel', 'MessageEvent', 'CustomEvent', 'Event', 'BroadcastChannel']
    const more = [
      'Error',
      'Proxy',
      'Uint8Array',
      'Map',
      'Set',
      'postMessage',
      'setTimeout',
      'fetch',
    ]
    const names = [...globals, ...more, 'queueMicrotask', 'structuredClone']
    for (let index = 0; index < names.length; index++) spy(window, names[index] ?? '', 'window')
    for (const type of ['message', 'messageerror', 'websocket-doctor:handover']) {
      window.addEventListener(type, () => note(`event ${type}`), true)
      document.addEventListener(type, () => note(`event ${type}`), true)
    }
  }

  async function live(frame: HTMLIFrameElement): Promise<void> {
    const scope = frame.contentWindow as Window & typeof globalThis
    const socket = new scope.WebSocket(kit.url('/echo'))
    await kit.next(socket, 'open')
    for (let count = 0; count < 100; count++) socket.send(`message ${count}`)
    socket.send(new Uint8Array(3))
    await kit.next(socket, 'message')
    socket.close(4001, 'bye')
    await kit.next(socket, 'close')
  }

  const text = `(() => { const __name = (f) => f; (${listenIn})() })()`
  for (const kind of ['srcdoc', 'about:blank']) {
    const frame = document.createElement('iframe')
    if (kind === 'srcdoc') frame.srcdoc = `<script>${text}</script>`
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    if (kind === 'about:blank') (frame.contentWindow as typeof globalThis | null)?.eval(text)
    else await loaded
    await live(frame)
    const left = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    frame.removeAttribute('srcdoc')
    frame.src = '/left'
    await left
    frame.remove()
  }
  return heard
}

/** Whether anybody takes a port the page hands over, and what comes of it. */
export async function forgeHandover(kit: Kit): Promise<unknown[]> {
  const answers: unknown[] = []
  const free: boolean[] = []
  for (const target of [document, window, document.documentElement]) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => answers.push(data)
    const init = { data: 'doc1 bye', ports: [port2], bubbles: true, cancelable: true }
    free.push(target.dispatchEvent(new MessageEvent('websocket-doctor:handover', init)))
    port1.postMessage({ kind: 'news' })
  }
  const socket = await kit.open('/hello')
  await kit.next(socket, 'close')
  return [free, answers]
}

/** What we would leave behind: entries, elements, names of our scripts in stacks. */
export async function traces(kit: Kit): Promise<unknown> {
  const stacks: string[] = []
  const noteStack = (error: unknown) => void stacks.push(String((error as Error).stack))
  for (const call of [() => new WebSocket('::'), () => Reflect.construct(WebSocket, [])]) {
    try {
      call()
    } catch (error) {
      noteStack(error)
    }
  }
  const socket = await kit.open('/hello')
  socket.onclose = () => noteStack(new Error('in a handler'))
  await kit.next(socket, 'close')
  const entries = performance.getEntries().map(({ name }) => name)
  return {
    entries: entries.filter((name) => name.includes('extension')),
    scripts: document.scripts.length,
    sheets: document.styleSheets.length,
    // The name of an extension is its own in Chromium, and tells people apart in Firefox.
    secret: stacks.filter((stack) => stack.includes('moz-extension')),
    attributes: document.documentElement.attributes.length,
  }
}

/** Calls without end, as a broken loop does; how many threw. */
export async function tireless(kit: Kit): Promise<number> {
  const TIMES = 2_000
  let thrown = 0
  const again = (call: () => void) => {
    for (let count = 0; count < TIMES; count++) {
      try {
        call()
      } catch {
        thrown++
      }
    }
  }
  const socket = new WebSocket(kit.url('/describe'))
  again(() => socket.send('too early'))
  await kit.next(socket, 'open')
  again(() => socket.close(1))
  socket.close(4001)
  again(() => socket.close())
  await kit.next(socket, 'close')
  return thrown
}
