/**
 * What we need of the platform, taken before the page can change it. Later code uses nothing else:
 * no array iteration, no prototype methods, no globals, for any of them may be the page's by then.
 */

export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
} = Reflect

// `call.bind(f)` holds f itself: a later change of Function.prototype.call does not reach it.
/** A method as a function of its receiver. */
export function uncurry<T, A extends unknown[], R>(
  method: (this: T, ...args: A) => R,
): (self: T, ...args: A) => R {
  return Function.prototype.call.bind(method) as (self: T, ...args: A) => R
}

/** The getter of an attribute as a function of its receiver; walks up the prototypes to find it. */
export function getter<T, K extends keyof T & string>(prototype: T, name: K): (self: T) => T[K] {
  for (
    let owner: object | null = prototype as object;
    owner;
    owner = Object.getPrototypeOf(owner)
  ) {
    const get = getOwnPropertyDescriptor(owner, name)?.get
    if (get) return Function.prototype.call.bind(get) as (self: T) => T[K]
  }
  throw new TypeError(`no getter ${name}`)
}

/** Own methods shadow the prototype's, so the page's changes to Map.prototype do not matter. */
export function ownMap<K extends WeakKey, V>(): WeakMap<K, V> {
  const map = new WeakMap<K, V>()
  for (const name of ['get', 'set', 'has', 'delete'] as const) {
    defineProperty(map, name, { value: WeakMap.prototype[name] })
  }
  return map
}

/**
 * A copy without prototype: what is absent stays absent, and what is set is not seen, whatever the
 * page defines on Object.prototype.
 */
export function bare<T extends object>(object: T): T {
  return { __proto__: null, ...object }
}

/** Where an own property is or is not, and how. */
export function ownDescriptor(owner: object, name: string): PropertyDescriptor | undefined {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  return descriptor && bare(descriptor)
}

/** An array without prototype: a setter the page defines on Array.prototype cannot see its items. */
export function ownArray<T>(): T[] {
  const array: T[] = []
  setPrototypeOf(array, null)
  return array
}

export const { min, max } = Math
export const NativeError = Error
export const isFiniteNumber = Number.isFinite
export const isArray = Array.isArray
export const isView = ArrayBuffer.isView
export const fromCharCode = String.fromCharCode
export const charCodeAt = uncurry(String.prototype.charCodeAt)
export const substring = uncurry(String.prototype.substring)
export const indexOf = uncurry(String.prototype.indexOf)

/** UTF-16 units of a name or a sentence: a page chooses their lengths. The ring cuts longer texts. */
const MAX_WORDS = 4_096

/** A sentence, cut where it is too long to be one. */
export function words(text: string): string {
  return text.length <= MAX_WORDS ? text : substring(text, 0, MAX_WORDS)
}

export const addListener = uncurry(EventTarget.prototype.addEventListener)
export const removeListener = uncurry(EventTarget.prototype.removeEventListener)
export const dispatch = uncurry(EventTarget.prototype.dispatchEvent)

export const typeOf = getter(Event.prototype, 'type')
export const targetOf = getter(Event.prototype, 'target')
export const dataOf = getter(MessageEvent.prototype, 'data')

export const arrayBufferSize = getter(ArrayBuffer.prototype, 'byteLength')
export const blobSize = getter(Blob.prototype, 'size')
export const blobSlice = uncurry(Blob.prototype.slice)

/** Keeps its listeners through `document.open()`, which takes those of document and window off. */
export const lasting = performance
const performanceNow = uncurry(Performance.prototype.now)
const { timeOrigin } = lasting
export const wallClock = Date.now

/** ms since the epoch by the monotonic clock of the document. */
export function now(): number {
  return timeOrigin + performanceNow(lasting)
}
