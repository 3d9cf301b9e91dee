import type { Outline } from './check.ts'
import { endOfString, isClosing, isOpening, QUOTE } from './scan.ts'

/** A container that is passed on the way, and which of its members leads on. */
export interface Pass {
  readonly start: number
  readonly index: number
}

/**
 * From the whole value down to the token at `target`: by one walk over the text before it, so that a
 * hundred thousand levels take no longer than their text.
 */
export function wayTo({ text, from, long }: Outline, target: number): Pass[] {
  const starts: number[] = []
  const indexes: number[] = []
  let at = from
  while (at < target) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) at = endOfString(text, at)
    else if (isOpening(unit)) {
      const end = long.get(at)?.end
      // What ends before the target cannot hold it.
      if (end !== undefined && end <= target) at = end
      else {
        starts.push(at)
        indexes.push(0)
        at++
      }
    } else if (isClosing(unit)) {
      starts.pop()
      indexes.pop()
      at++
    } else {
      if (text[at] === ',') indexes[indexes.length - 1] = (indexes.at(-1) ?? 0) + 1
      at++
    }
  }
  return starts.map((start, level) => ({ start, index: indexes[level] ?? 0 }))
}
