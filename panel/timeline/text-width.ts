/** Texts whose widths are remembered. */
const MOST = 10_000

/** In the one font of the timeline. */
const widths = new Map<string, number>()

/** Width of a text as the timeline draws it, pixels. To measure costs as much as to draw. */
export function textWidth(canvas: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (widths.size >= MOST) widths.clear()
  const { width } = canvas.measureText(text)
  widths.set(text, width)
  return width
}
