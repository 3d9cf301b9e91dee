import {
  apply,
  bare,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeError,
  ownDescriptor,
} from './natives.ts'

const own = getOwnPropertyDescriptor(new NativeError(), 'stack')
/** `stack` is an own accessor in V8, one of the prototype in SpiderMonkey. */
const nativeStack = (own ?? getOwnPropertyDescriptor(NativeError.prototype, 'stack'))?.get

/** V8's alone. https://v8.dev/docs/stack-trace-api#stack-trace-collection-for-custom-exceptions */
export const capture = own && NativeError.captureStackTrace

/**
 * Runs while no `Error.prepareStackTrace` of the page is found, which V8 looks for on the prototypes
 * as well; undefined where it cannot be set aside. https://v8.dev/docs/stack-trace-api
 */
export function unprepared<T>(read: () => T): T | undefined {
  if (!capture) return read()
  const before = ownDescriptor(NativeError, 'prepareStackTrace')
  if (before && !isPlain(before)) return undefined
  const none = bare({ value: undefined, configurable: true })
  if (!defineProperty(NativeError, 'prepareStackTrace', none)) return undefined
  try {
    return read()
  } finally {
    if (before) defineProperty(NativeError, 'prepareStackTrace', before)
    else deleteProperty(NativeError, 'prepareStackTrace')
  }
}

/** A value that can be put aside and back. */
export function isPlain(descriptor: PropertyDescriptor): boolean {
  return 'value' in descriptor && descriptor.configurable === true
}

/** The stack from here up. V8 would ask an Error for its name and message, which may be the page's. */
export function stackHere(): string {
  if (!capture) return textOf(nativeStack && apply(nativeStack, new NativeError(), [])) ?? ''
  const holder = bare<{ stack?: unknown }>({})
  capture(holder)
  return textOf(holder.stack) ?? ''
}

/**
 * The stack of an Error of the platform, if reading it runs no code of the page. V8 keeps the text
 * of the first reading, so a page that formats stacks itself must be the first to read.
 */
export function stackOf(error: object): string | undefined {
  const prepare = ownDescriptor(NativeError, 'prepareStackTrace')
  if (prepare && (!isPlain(prepare) || prepare.value)) return undefined
  const own = ownDescriptor(error, 'stack')
  if (own && !own.get) return textOf(own.value)
  if (!nativeStack || (own && own.get !== nativeStack)) return undefined
  if (capture && !(isInert(error, 'name') && isInert(error, 'message'))) return undefined
  return textOf(unprepared(() => apply(nativeStack, error, [])))
}

const ofPlatform = {
  name: getOwnPropertyDescriptor(DOMException.prototype, 'name')?.get,
  message: getOwnPropertyDescriptor(DOMException.prototype, 'message')?.get,
}

/** Whether a property is found without running code of the page. */
function isInert(error: object, name: 'name' | 'message'): boolean {
  for (let owner: object | null = error; owner; owner = getPrototypeOf(owner)) {
    const found = ownDescriptor(owner, name)
    if (found) return typeof found.value === 'string' || found.get === ofPlatform[name]
  }
  return false
}

function textOf(stack: unknown): string | undefined {
  return typeof stack === 'string' ? stack : undefined
}
