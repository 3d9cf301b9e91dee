import type { Masks } from '../../src/mask.ts'
import { inSlices } from '../slices.ts'
import { AT_ONCE, endOfPiece } from './text-pieces.ts'

/** The whole text as it is shown; a long one is masked in slices. */
export async function maskedText(text: string, masks: Masks): Promise<string> {
  if (text.length <= AT_ONCE) return masks.text(text)
  let out = ''
  let at = 0
  function work(deadline: number): boolean {
    while (at < text.length && performance.now() < deadline) {
      const end = endOfPiece(text, at)
      out += masks.text(text.slice(at, end))
      at = end
    }
    return at >= text.length
  }
  return new Promise((resolve) => inSlices(work, (isOver) => isOver && resolve(out)))
}
