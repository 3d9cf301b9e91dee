/** Height of a row, pixels; the same as `--row` in base.css. */
export const ROW = 20

/**
 * Tallest element made. Firefox stops at 17.9 million pixels (2^30 units of 1/60 px), Chromium at
 * 33.5 million; a longer list scrolls scaled down to this.
 */
export const MAX_HEIGHT = 8_000_000

/** Rows drawn beyond both edges. */
const MARGIN = 4

/** The part of a list that is drawn. */
export interface Window {
  /** Of the element that scrolls, pixels. */
  height: number
  /** First row drawn, and the one after the last. */
  first: number
  end: number
  /** Where the first drawn row stands, pixels from the top of the element. */
  offset: number
}

/** Which of `count` rows show at a scroll position. All in pixels but rows. */
export function windowAt(count: number, scrollTop: number, viewport: number): Window {
  const full = count * ROW
  const height = Math.min(full, MAX_HEIGHT)
  const top = clamp(scrollTop, 0, Math.max(0, height - viewport)) * scaleOf(count, viewport)
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN)
  const end = Math.min(count, Math.ceil((top + viewport) / ROW) + MARGIN)
  return { height, first, end, offset: scrollTop + first * ROW - top }
}

/** The scroll position nearest to the given one at which a row shows whole. */
export function scrollToRow(
  row: number,
  count: number,
  scrollTop: number,
  viewport: number,
): number {
  const scale = scaleOf(count, viewport)
  const top = scrollTop * scale
  const target = clamp(top, (row + 1) * ROW - viewport, row * ROW)
  return target === top ? scrollTop : Math.max(0, target / scale)
}

/** Pixels of rows per pixel of scrolling; 1 until the list is too tall. */
function scaleOf(count: number, viewport: number): number {
  const full = count * ROW
  return full <= MAX_HEIGHT ? 1 : (full - viewport) / (MAX_HEIGHT - viewport)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
