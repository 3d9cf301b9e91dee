import type { Framework } from '../knowledge/frameworks.ts'
import { frameworkOfScript } from '../knowledge/frameworks.ts'
import { withoutQuery } from '../stack.ts'
import type { Frame } from '../stack-lines.ts'

/**
 * What is left of a framework in the stacks of a minified bundle: the shape. It walks down its tree
 * of components by functions that call each other, `Zu Xu Zu Xu`; it takes other functions to mount
 * than to unmount; and one function of it runs first all clean-ups, then all effects.
 */
export type Shape = 'unmount-walk' | 'walk' | 'framework-script' | 'same-driver'

export interface Shaped {
  shape: Shape
  /** Where its script tells. */
  framework?: Framework
}

/** A plain function of a minified bundle; methods keep their names and awaits break the row. */
const MINIFIED = /^[\w$]{1,3}$/
/** A walk is no shorter: what it calls, and a step down and back. */
const MIN_RUN = 3

/** The shape of a framework's clean-up in the stack of close(), with that of the opening beside it. */
export function cleanUpShape(
  closing: readonly Frame[],
  opening: readonly Frame[],
): Shaped | undefined {
  const walkers = walkersIn(closing)
  const openers = walkersIn(opening)
  if ([...walkers].some((one) => openers.has(one))) return undefined
  if (walkers.size > 0) {
    const framework = frameworkIn(closing)
    const sure = openers.size > 0 || parting(closing, opening) !== undefined
    return { shape: sure ? 'unmount-walk' : 'walk', ...(framework && { framework }) }
  }
  return inFrameworkScript(closing, opening)
}

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
  return isNameless && MINIFIED.test(outer?.functionName ?? '')
}

/**
 * How many of the outermost frames two stacks share, before they part in one function; undefined
 * where they part otherwise, or hold nothing between it and the code that closes or opens.
 */
function parting(a: readonly Frame[], b: readonly Frame[]): number | undefined {
  let common = 0
  while (samePlace(a.at(-1 - common), b.at(-1 - common))) common++
  const [one, other] = [a.at(-1 - common), b.at(-1 - common)]
  if (!one || !other || keyOf(one) !== keyOf(other)) return undefined
  return Math.min(a.length, b.length) - common >= MIN_RUN ? common : undefined
}

function samePlace(a: Frame | undefined, b: Frame | undefined): boolean {
  if (!a || !b) return false
  return a.line === b.line && a.column === b.column && keyOf(a) === keyOf(b)
}

/** Functions that stand in a row of minified ones more than once. */
function walkersIn(frames: readonly Frame[]): Set<string> {
  const walkers = new Set<string>()
  let run: string[] = []
  for (const frame of frames) {
    if (MINIFIED.test(frame.functionName ?? '')) run.push(keyOf(frame))
    else run = []
    if (run.length >= MIN_RUN) {
      for (const key of run) if (run.indexOf(key) !== run.lastIndexOf(key)) walkers.add(key)
    }
  }
  return walkers
}

/** The code that closes was called by a script that holds a framework, and not as it was to open. */
function inFrameworkScript(
  closing: readonly Frame[],
  opening: readonly Frame[],
): Shaped | undefined {
  const caller = closing.find(({ url }) => frameworkOfScript(url))
  const framework = caller && frameworkOfScript(caller.url)
  if (!caller || !framework || caller === closing[0]) return undefined
  const opener = opening.find(({ url }) => frameworkOfScript(url))
  if (opener && keyOf(opener) === keyOf(caller)) return undefined
  return { shape: 'framework-script', framework }
}

/** The framework in one of whose own scripts a call was made. */
export function frameworkIn(frames: readonly Frame[]): Framework | undefined {
  const script = frames.find(({ url }) => frameworkOfScript(url))
  return script && frameworkOfScript(script.url)
}

function keyOf({ functionName = '', url }: Frame): string {
  return `${functionName} ${withoutQuery(url)}`
}
