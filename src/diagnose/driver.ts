import type { Frame } from '../frame.ts'
import { withoutQuery } from '../stack.ts'

/** Between a framework's own function and the socket stand the one it calls, and the app's. */
const MIN_CALLS = 3

/** One function made first the call that closed and then the one that opened, or the other way. */
export function haveSameDriver(
  closing: readonly Frame[],
  opening: readonly Frame[],
  shared: number,
): boolean {
  const common = parting(closing, opening)
  return common !== undefined && common >= shared && isClosure(closing)
}

/** Clean-ups are functions without a name, called by what has lost its own. */
function isClosure(closing: readonly Frame[]): boolean {
  const [inner, outer] = closing
  const isNameless = inner?.functionName === undefined || /<$/.test(inner.functionName)
  return isNameless && outer !== undefined && isMinified(outer)
}

/**
 * How many of the outermost frames two stacks share, before they part in one function; undefined
 * where they part otherwise, or hold nothing between it and the code that closes or opens.
 */
export function parting(a: readonly Frame[], b: readonly Frame[]): number | undefined {
  let common = 0
  while (samePlace(a.at(-1 - common), b.at(-1 - common))) common++
  const [one, other] = [a.at(-1 - common), b.at(-1 - common)]
  if (!one || !other || keyOf(one) !== keyOf(other)) return undefined
  return Math.min(a.length, b.length) - common >= MIN_CALLS ? common : undefined
}

function samePlace(a: Frame | undefined, b: Frame | undefined): boolean {
  if (!a || !b) return false
  return a.line === b.line && a.column === b.column && keyOf(a) === keyOf(b)
}

/** A plain function of a minified bundle; methods keep their names and awaits break the row. */
export function isMinified({ functionName = '' }: Frame): boolean {
  return /^[\w$]{1,3}$/.test(functionName)
}

/** The same function, wherever in it. */
export function keyOf({ functionName = '', url }: Frame): string {
  return `${functionName} ${withoutQuery(url)}`
}
