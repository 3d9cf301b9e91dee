/**
 * What checks are made of inside a page. Sent there as text, so nothing from outside is used; made
 * before the check runs, so that a check may spoil the page's globals.
 */
export function createKit(untilKnown: (scope: Window) => Promise<void>) {
  const { host } = location
  const NativeSocket = WebSocket
  const NativeDOMException = DOMException
  const listen = Function.prototype.call.bind(EventTarget.prototype.addEventListener)
  const tag = Function.prototype.call.bind(Object.prototype.toString) as (value: unknown) => string
  const details: string[] = []

  /** The absolute URL of a socket that behaves as `behaviours` in `server.ts` say. */
  function url(path: string): string {
    return `ws://${host}${path}`
  }

  /**
   * What a call threw: the class, and for a DOMException its name. The message, which the standards
   * leave to the engines, goes to the details.
   */
  function attempt(call: () => unknown): string {
    try {
      return `returned ${show(call())}`
    } catch (error) {
      return nameOf(error)
    }
  }

  function nameOf(error: unknown): string {
    if (!(error instanceof Error || error instanceof NativeDOMException))
      return `threw ${show(error)}`
    details[details.length] = `${error.name}: ${error.message}`
    return error instanceof NativeDOMException ? `DOMException ${error.name}` : error.name
  }

  /** The stack of what a call threw, and the names of what the error has of its own. */
  function stackOf(call: () => unknown): unknown[] {
    try {
      return [show(call())]
    } catch (error) {
      return [(error as Error).stack, ...Reflect.ownKeys(error as Error).map(String)]
    }
  }

  function show(value: unknown): string {
    if (typeof value === 'string') return `"${value}"`
    if (typeof value === 'function') return 'function'
    return typeof value === 'object' && value !== null ? tag(value) : String(value)
  }

  /** An own property in one line: `send: function send/1 writable enumerable configurable`. */
  function property(owner: object, key: PropertyKey): string {
    const { get, set, value, ...attributes } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {}
    const accessors = [get && `get ${signature(get)}`, set && `set ${signature(set)}`]
    const content = get || set ? accessors : [signature(value)]
    const flags = Object.entries(attributes).map(([name, on]) => on && name)
    return `${String(key)}: ${[...content, ...flags].filter(Boolean).join(' ')}`
  }

  function signature(value: unknown): string {
    return typeof value === 'function' ? `function ${value.name}/${value.length}` : show(value)
  }

  /** Made for its URL alone. */
  function urlOf(given: unknown): string {
    const socket = new WebSocket(given as string)
    socket.close()
    return socket.url
  }

  function next<T extends keyof WebSocketEventMap>(
    socket: WebSocket,
    type: T,
  ): Promise<WebSocketEventMap[T]> {
    return new Promise((resolve, reject) => {
      listen(socket, type, resolve, { once: true })
      if (type !== 'close') {
        listen(socket, 'close', ({ code }: CloseEvent) => reject(new Error(`${code}, no ${type}`)))
      }
    })
  }

  async function open(path: string, protocols?: string | string[]): Promise<WebSocket> {
    const socket = new NativeSocket(url(path), protocols)
    await next(socket, 'open')
    return socket
  }

  /** The subprotocol of a socket that asked for these. */
  async function agreed(protocols: unknown, query = ''): Promise<string> {
    const socket = new WebSocket(url(`/subprotocol${query}`), protocols as string[])
    await next(socket, 'open')
    socket.close()
    return socket.protocol
  }

  /** What the server says it got. */
  async function received(data: unknown): Promise<string> {
    const socket = await open('/describe')
    const answer = next(socket, 'message')
    socket.send(data as string)
    const text = (await answer).data
    socket.close()
    return text
  }

  /** The events of a socket until its end, each with the ready state its listeners see. */
  async function story(path: string, begin?: (socket: WebSocket) => void): Promise<string[]> {
    const socket = new WebSocket(path.startsWith('/') ? url(path) : path)
    const seen: string[] = []
    for (const type of ['open', 'message', 'error']) {
      listen(socket, type, () => seen.push(`${type} ${socket.readyState}`))
    }
    begin?.(socket)
    const { code, reason, wasClean } = await next(socket, 'close')
    return [...seen, `close ${socket.readyState} ${code} "${reason}" ${wasClean}`]
  }

  /** What listeners of one message of the server note down until the next task. */
  async function hello(
    listeners: (socket: WebSocket, note: (text: string) => void) => void,
  ): Promise<string[]> {
    const socket = new NativeSocket(url('/hello'))
    const notes: string[] = []
    listeners(socket, (text) => notes.push(text))
    const { code } = await next(socket, 'close')
    // A handshake the browser lost says nothing of listeners.
    if (code !== 1000) throw new Error(`${code}, no hello`)
    return notes
  }

  /** What a listener sees of the first event of a type. */
  function eventOf(path: string, type: keyof WebSocketEventMap): Promise<object> {
    const socket = new WebSocket(url(path))
    return new Promise((resolve) => {
      socket.addEventListener(type, (event) => {
        resolve(describe(event))
        socket.close()
      })
    })
  }

  function describe(event: Event): object {
    const { isTrusted: trusted, bubbles, cancelable, composed } = event
    const path = event.composedPath().length
    const common = { type: tag(event).slice(8, -1), trusted, bubbles, cancelable, composed, path }
    if (event instanceof MessageEvent) {
      const { data, origin, lastEventId, source, ports } = event
      return { ...common, data, origin, lastEventId, source, ports: ports.length }
    }
    if (!(event instanceof CloseEvent)) return common
    const { code, reason, wasClean } = event
    return { ...common, code, reason, wasClean }
  }

  /** The bytes 1, 2, 3 as they come back. */
  async function echoOf(type: BinaryType): Promise<unknown[]> {
    const socket = await open('/echo')
    socket.binaryType = type
    socket.send(new Uint8Array([1, 2, 3]))
    const { data } = await next(socket, 'message')
    socket.close()
    const bytes = new Uint8Array(await new Response(data).arrayBuffer())
    return [tag(data), bytes.length, String(bytes)]
  }

  /** What `close()` did to an open socket, and how that ended. */
  async function closed(args: unknown[]): Promise<unknown[]> {
    const socket = await open('/echo')
    const answer = attempt(() => Reflect.apply(socket.close, socket, args))
    const { readyState } = socket
    const { code, reason, wasClean } = await next(socket, 'close')
    return [answer, readyState, code, reason, wasClean]
  }

  /** How an open socket refused to close, and its state afterwards. */
  async function refusal(args: unknown[]): Promise<unknown[]> {
    const socket = await open('/echo')
    const answer = attempt(() => Reflect.apply(socket.close, socket, args))
    const { readyState } = socket
    socket.close()
    return [answer, readyState]
  }

  /** Messages of the errors that reach the window meanwhile. */
  async function uncaught(run: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = []
    window.addEventListener('error', ({ error }) => seen.push(error.message))
    window.onerror = () => true
    await run()
    return seen
  }

  /** In a task, and in a promise. */
  async function throwUncaught(error: Error): Promise<void> {
    window.addEventListener('error', (event) => event.preventDefault())
    const rejected = new Promise<void>((resolve) => {
      window.addEventListener('unhandledrejection', (event) => {
        event.preventDefault()
        resolve()
      })
    })
    setTimeout(() => {
      throw error
    })
    await new Promise((resolve) => setTimeout(resolve))
    void Promise.reject(error)
    await rejected
  }

  /** All that the page can call, in the good case and in the bad one. */
  async function everyCall(): Promise<void> {
    const socket = await open('/echo')
    socket.send('a')
    await next(socket, 'message')
    attempt(() => socket.send(Symbol() as never))
    attempt(() => socket.close(1))
    attempt(() => new WebSocket('ftp://host/'))
    socket.close()
    await next(socket, 'close')
  }

  async function frame(): Promise<Window & typeof globalThis> {
    const element = document.createElement('iframe')
    element.src = '/frame'
    await new Promise((resolve) => {
      element.onload = resolve
      document.body.append(element)
    })
    const scope = element.contentWindow as Window & typeof globalThis
    await untilKnown(scope)
    return scope
  }

  return {
    ...{ host, details, url, attempt, nameOf, stackOf, show, property, urlOf, next, open },
    ...{
      agreed,
      received,
      story,
      hello,
      eventOf,
      echoOf,
      closed,
      refusal,
      uncaught,
      throwUncaught,
      everyCall,
      frame,
    },
  }
}

export type Kit = ReturnType<typeof createKit>
