import { apply } from './natives.ts'

const { toPrimitive: exoticKey } = Symbol
const toObject = Object

/**
 * The primitive the platform would make of an object on the way to its string, so that code of the
 * page runs once although the platform and we both need the result. An object that has none is left
 * for the platform to refuse, in its own words.
 * https://tc39.es/ecma262/#sec-toprimitive
 */
export function toPrimitive(object: object): unknown {
  const { [exoticKey]: exotic } = object as { [exoticKey]?: unknown }
  if (exotic === undefined || exotic === null) {
    const text = called(object, 'toString')
    return text === none ? called(object, 'valueOf') : text
  }
  if (typeof exotic === 'function') return orNone(call(exotic, object, ['string']))
  // For the platform to complain of, without a second look at the page's object.
  return { [exoticKey]: exotic }
}

/** Without prototype it has no string either. */
const none: unknown = Object.freeze(Object.create(null))

function called(object: object, name: 'toString' | 'valueOf'): unknown {
  const method: unknown = object[name]
  return typeof method === 'function' ? orNone(call(method, object, [])) : none
}

function call(method: unknown, self: object, args: unknown[]): unknown {
  return apply(method as () => unknown, self, args)
}

function orNone(value: unknown): unknown {
  return isObject(value) ? none : value
}

export function isObject(value: unknown): value is object {
  if (typeof value === 'object') return value !== null
  if (typeof value === 'string') return false
  // An object may say that it is undefined: https://html.spec.whatwg.org/#the-htmlallcollection-interface
  return typeof value === 'function' || toObject(value) === value
}
