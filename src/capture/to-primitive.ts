import { apply } from './natives.ts'

const { toPrimitive: exoticKey } = Symbol

/**
 * The primitive the platform would make of an object on the way to its string, so that code of the
 * page runs once although the platform and we both need the result. An object that has none is left
 * for the platform to refuse, in its own words.
 * https://tc39.es/ecma262/#sec-toprimitive
 */
export function toPrimitive(object: object): unknown {
  const { [exoticKey]: exotic } = object as { [exoticKey]?: unknown }
  if (exotic !== undefined && exotic !== null) return orNone(call(exotic, object, ['string']))
  const text = called(object, 'toString')
  return text === none ? called(object, 'valueOf') : text
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
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
