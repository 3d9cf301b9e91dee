import { NativeError, ownDescriptor } from './natives.ts'
import { quietly } from './report.ts'
import { isObject } from './to-primitive.ts'

/**
 * V8's alone: there the stack is a property of each error, which the platform sets this very way.
 * https://v8.dev/docs/stack-trace-api#stack-trace-collection-for-custom-exceptions
 */
const capture = ownDescriptor(new NativeError(), 'stack') && NativeError.captureStackTrace

/**
 * Takes our frames, down to that of `trap`, out of the stack of what the platform threw: what the
 * page did wrong is not to be looked for in our script.
 */
export function hideFrames(error: unknown, trap: (...args: never[]) => unknown): void {
  quietly(() => capture?.(error as object, trap))
}

/** The platform converts these without running code of the page, whose errors are the page's own. */
export function arePrimitive(args: unknown[]): boolean {
  for (let index = 0; index < args.length; index++) {
    if (isObject(args[index])) return false
  }
  return true
}
