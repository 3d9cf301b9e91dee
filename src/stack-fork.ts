import { type Frame, ownName } from './frame.ts'
import { pageFrames } from './stack.ts'

/** Functions of one minified name are told apart by where they stand: lines, and columns of a line. */
const NEAR = { lines: 200, columns: 1_000 }

/**
 * The function in which two stacks part: what called it is the same for both, and it goes on from
 * different places. Without it they have no more in common than the loop, the scheduler or the zone
 * that calls all a page does.
 */
export function forkOf(one: string | undefined, other: string | undefined): Frame | undefined {
  if (!one || !other) return undefined
  const frames = pageFrames(one).reverse()
  const others = pageFrames(other).reverse()
  const fork = frames.findIndex((frame, index) => !isSamePlace(frame, others[index]))
  const [frame, twin] = [frames[fork], others[fork]]
  return frame && twin && isSameFunction(frame, twin) ? frame : undefined
}

function isSamePlace(a: Frame, b: Frame | undefined): boolean {
  return a.url === b?.url && a.line === b.line && a.column === b.column
}

function isSameFunction(a: Frame, b: Frame): boolean {
  if (a.url !== b.url || ownName(a) === '' || ownName(a) !== ownName(b)) return false
  if (a.line !== b.line) return Math.abs(a.line - b.line) <= NEAR.lines
  return Math.abs(a.column - b.column) <= NEAR.columns
}
