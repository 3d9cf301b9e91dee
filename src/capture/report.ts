import type { Thrown } from '../event.ts'
import { getPrototypeOf, getter, NativeError, ownDescriptor, uncurry, words } from './natives.ts'
import type { Unnumbered } from './unnumbered.ts'

/** What the instrument and the page's life write to. */
export interface Recorder {
  report(event: Unnumbered): void
  /** How much of a body is kept: more once a panel is there. */
  limit: number
}

/** Our own faults must never reach the page, which has to behave as without us. */
export function quietly(body: () => void): void {
  try {
    body()
  } catch {}
}

const exceptionName = getter(DOMException.prototype, 'name')
const exceptionMessage = getter(DOMException.prototype, 'message')
// https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Error/isError
const { isError } = Error
const isAbove = uncurry(Object.prototype.isPrototypeOf)
const names = [TypeError, SyntaxError, RangeError, ReferenceError] as const

/** An exception as text, without running code of the page. */
export function thrown(error: unknown): Thrown {
  try {
    return {
      name: exceptionName(error as DOMException),
      message: words(exceptionMessage(error as DOMException)),
    }
  } catch {
    return isError(error) ? fromError(error) : { name: '', message: '' }
  }
}

function fromError(error: Error): Thrown {
  const own = ownDescriptor(error, 'message')
  if (!own && !isAbove(NativeError.prototype, error)) return fromException(error)
  const message: unknown = own?.value
  const prototype = getPrototypeOf(error)
  let name = 'Error'
  for (let index = 0; index < names.length; index++) {
    if (names[index]?.prototype === prototype) name = ownName(names[index])
  }
  return { name, message: typeof message === 'string' ? words(message) : '' }
}

/** Firefox refuses by CSP with an exception of its own kind: NS_ERROR_CONTENT_BLOCKED. */
function fromException({ name, message }: Error): Thrown {
  return {
    name: typeof name === 'string' ? words(name) : 'Error',
    message: typeof message === 'string' ? words(message) : '',
  }
}

function ownName(of: unknown): string {
  const name: unknown = ownDescriptor(of as object, 'name')?.value
  return typeof name === 'string' ? name : 'Error'
}
