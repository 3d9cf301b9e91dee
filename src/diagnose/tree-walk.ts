import type { Frame } from '../frame.ts'
import { type Framework, frameworkOfScript } from '../knowledge/frameworks.ts'
import { isMinified, keyOf, parting } from './driver.ts'

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

/** Functions that stand in a row of minified ones more than once. */
function walkersIn(frames: readonly Frame[]): Set<string> {
  const walkers = new Set<string>()
  let run: string[] = []
  for (const frame of frames) {
    if (isMinified(frame)) run.push(keyOf(frame))
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
