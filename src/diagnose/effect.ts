import type { Frame } from '../frame.ts'
import { isMinified, keyOf } from './driver.ts'

/**
 * An effect opens and returns the function that closes: one is made in the other, and some function of
 * the framework has run both, by others each. A minified bundle keeps that much of it. An emitter or a
 * zone calls both by the same functions.
 */
export function isEffectCleanUp(closing: readonly Frame[], opening: readonly Frame[]): boolean {
  const [inner, caller] = closing
  const [opener] = opening
  if (!inner || !caller || !opener) return false
  return isMinified(caller) && isMadeIn(inner, opener) && haveRunner(closing, opening)
}

/** A function in both stacks that led to one by another function than to the other. */
function haveRunner(closing: readonly Frame[], opening: readonly Frame[]): boolean {
  const waysToOpen = waysIn(opening)
  return [...waysIn(closing)].some(([runner, way]) => {
    const other = waysToOpen.get(runner)
    return other !== undefined && other !== way
  })
}

/** By each plain function of a minified bundle the one it called, the innermost call counting. */
function waysIn(frames: readonly Frame[]): Map<string, string> {
  const ways = new Map<string, string>()
  for (let index = frames.length - 1; index >= 2; index--) {
    const [frame, called] = [frames[index], frames[index - 1]]
    if (frame && called && isMinified(frame)) ways.set(keyOf(frame), keyOf(called))
  }
  return ways
}

/** Columns of a minified line, and lines of a bundle: an effect is no longer. */
const NEAR_COLUMNS = 2_000
const NEAR_LINES = 60

/** SpiderMonkey tells where a nameless function is made, `feed/<` in `feed`; in V8 it stands behind. */
function isMadeIn(inner: Frame, opener: Frame): boolean {
  const { functionName: name } = inner
  if (name?.endsWith('<')) return `/${name}`.includes(`/${opener.functionName}/`)
  if ((name !== undefined && !/<anonymous>$/.test(name)) || inner.url !== opener.url) return false
  const [lines, columns] = [inner.line - opener.line, inner.column - opener.column]
  return lines === 0 ? columns > 0 && columns < NEAR_COLUMNS : lines > 0 && lines < NEAR_LINES
}
