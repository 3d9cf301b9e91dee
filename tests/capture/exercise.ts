/**
 * A socket's life as a page leads it, with everything it needs taken beforehand: what is spoilt
 * later can only be noticed by others. Sent to the page as text; the story ends up in the page.
 */
export function prepareExercise(): () => void {
  const { host } = location
  const scope = window as { story?: string }
  scope.story = ''
  const Socket = WebSocket
  const { apply } = Reflect
  const { send, close } = Socket.prototype
  const dataOf = getterOf(MessageEvent.prototype, 'data')
  const codeOf = getterOf(CloseEvent.prototype, 'code')
  const sizeOf = getterOf(ArrayBuffer.prototype, 'byteLength')
  const bytes = new Uint8Array([1, 2, 3])
  type Set = (this: WebSocket, value: unknown) => void
  const setters = ['binaryType', 'onopen', 'onmessage', 'onclose'].map(
    (name) => Reflect.getOwnPropertyDescriptor(Socket.prototype, name)?.set as Set,
  )
  const [setType, setOpen, setMessage, setClose] = setters as [Set, Set, Set, Set]

  function getterOf(owner: object, name: string): () => unknown {
    return Reflect.getOwnPropertyDescriptor(owner, name)?.get as () => unknown
  }

  return () => {
    let story = ''
    let answers = 0
    const socket = new Socket(`ws://${host}/echo`)
    apply(setType, socket, ['arraybuffer'])
    apply(setOpen, socket, [
      () => {
        story += 'open '
        apply(send, socket, ['héllo'])
        apply(send, socket, [bytes])
      },
    ])
    apply(setMessage, socket, [
      (event: MessageEvent) => {
        const data = apply(dataOf, event, [])
        story += typeof data === 'string' ? `${data} ` : `${apply(sizeOf, data, [])} bytes `
        if (++answers === 2) apply(close, socket, [4001, 'bye'])
      },
    ])
    apply(setClose, socket, [
      (event: CloseEvent) => {
        scope.story = `${story}${apply(codeOf, event, [])}`
      },
    ])
  }
}

/** Makes things throw, and notes in the page which of them were used. */
export function createSpoiler() {
  const { apply, defineProperty, get, getOwnPropertyDescriptor, ownKeys } = Reflect
  const { toString: symbolText } = Symbol.prototype
  const scope = window as { used?: string }
  const NativeError = Error
  scope.used = ''

  function thrower(title: string, key: PropertyKey): () => never {
    const name = `${title}.${typeof key === 'symbol' ? apply(symbolText, key, []) : key}`
    return () => {
      scope.used += `${name} `
      throw new NativeError(`spoilt: ${name}`)
    }
  }

  /** All own methods and accessors of an object. Indexes, for iteration may be spoilt by then. */
  function all(owner: object, title: string): void {
    const keys = ownKeys(owner)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      if (key !== 'constructor' && key !== 'prototype') one(owner, key, title)
    }
  }

  function one(owner: object, key: PropertyKey, title: string): void {
    const { configurable, get: getter, value } = getOwnPropertyDescriptor(owner, key) ?? {}
    if (!configurable) return
    const spoilt = thrower(title, key)
    if (getter) defineProperty(owner, key, { __proto__: null, get: spoilt, set: spoilt } as object)
    else if (typeof value === 'function') {
      defineProperty(owner, key, { __proto__: null, value: spoilt } as object)
    }
  }

  /** A global, its prototype and its own methods. */
  function type(name: string): void {
    const native = get(window, name) as { prototype: object }
    all(native, name)
    one(window, name, 'window')
    all(native.prototype, name)
  }

  /** Properties that were not there, with accessors. */
  function pollute(owner: object, names: readonly string[], title: string): void {
    for (let index = 0; index < names.length; index++) {
      const spoilt = thrower(title, names[index] ?? '')
      const accessors = { __proto__: null, configurable: true, get: spoilt, set: spoilt }
      defineProperty(owner, names[index] ?? '', accessors as object)
    }
  }

  return { all, one, type, pollute }
}

export type Spoiler = ReturnType<typeof createSpoiler>
