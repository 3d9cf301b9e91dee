import { quietly } from './report.ts'
import { capture } from './stack.ts'
import { isObject } from './to-primitive.ts'

/**
 * Takes our frames, down to that of `trap`, out of the stack of what the platform threw: what the
 * page did wrong is not to be looked for in our script. V8 sets the stack of an error this very way.
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
