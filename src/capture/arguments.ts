import { getter, isArray, isFiniteNumber, ownArray, ownDescriptor, words } from './natives.ts'
import { quietly } from './report.ts'

const hrefOf = getter(URL.prototype, 'href')
const MAX_PROTOCOLS = 50

/** An argument; one that is absent must not be looked for on Object.prototype. */
export function argument(args: unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined
}

/** The URL as the page gave it; empty for an object whose string only the platform may ask for. */
export function requestedUrl(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return hrefOf(value as URL)
  } catch {
    return ''
  }
}

/**
 * The subprotocols as the page gave them. An iterable was consumed by the constructor: unknown. By
 * descriptor, for an item may be an accessor, and frameworks that watch reads do so by `get`.
 */
export function requestedProtocols(value: unknown): string[] {
  if (typeof value === 'string') return [words(value)]
  const protocols = ownArray<string>()
  // A Proxy may throw, and its socket must be known all the same.
  quietly(() => {
    if (!isArray(value)) return
    const length: number = ownDescriptor(value, 'length')?.value
    for (let index = 0; index < length && index < MAX_PROTOCOLS; index++) {
      const protocol: unknown = ownDescriptor(value, `${index}`)?.value
      if (typeof protocol === 'string') protocols[protocols.length] = words(protocol)
    }
  })
  return protocols
}

/** A close code as given; the platform clamps and checks it. */
export function givenCode(value: unknown): number | undefined {
  const code = typeof value === 'string' ? +value : value
  return isFiniteNumber(code) ? (code as number) : undefined
}

export function givenReason(value: unknown): string | undefined {
  return typeof value === 'string' ? words(value) : undefined
}
