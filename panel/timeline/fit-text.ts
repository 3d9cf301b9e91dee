import { textWidth } from './text-width.ts'

/** The end of a text that fits a width in pixels: of an endpoint, the end tells most. */
export function fitText(canvas: CanvasRenderingContext2D, text: string, width: number): string {
  if (textWidth(canvas, text) <= width) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (textWidth(canvas, `…${text.slice(middle)}`) <= width) high = middle
    else low = middle + 1
  }
  return low === text.length ? '' : `…${text.slice(low)}`
}
