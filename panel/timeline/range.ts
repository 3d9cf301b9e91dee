/** A stretch of time, ms since the epoch. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Shortest and longest stretch shown, ms. */
const MIN_WIDTH = 10
const MAX_WIDTH = 7 * 24 * 3_600_000

export function widthOf({ from, to }: Range): number {
  return to - from
}

export function middleOf({ from, to }: Range): number {
  return (from + to) / 2
}

/** Narrows (`factor` < 1) or widens it up to `widest`; the anchor stays where it is. */
export function zoom(range: Range, factor: number, anchor: number, widest = MAX_WIDTH): Range {
  const width = clamp(widthOf(range) * factor, MIN_WIDTH, Math.max(widest, MIN_WIDTH))
  const share = widthOf(range) > 0 ? (anchor - range.from) / widthOf(range) : 0.5
  const from = anchor - share * width
  return { from, to: from + width }
}

/** Moves it by a share of its width. */
export function pan(range: Range, share: number): Range {
  const by = widthOf(range) * share
  return { from: range.from + by, to: range.to + by }
}

/** Moves it back until its middle lies in `whole`, or no further out than it was before. */
export function keepNear(next: Range, before: Range, whole: Range): Range {
  const [was, is] = [middleOf(before), middleOf(next)]
  const by = clamp(is, Math.min(whole.from, was), Math.max(whole.to, was)) - is
  return { from: next.from + by, to: next.to + by }
}

/** Moves it to have a moment in its middle, no wider than `widest`. */
export function centre(range: Range, at: number, widest: number): Range {
  const half = Math.min(widthOf(range), widest) / 2
  return { from: at - half, to: at + half }
}

/** Turns time into pixels and back. */
export interface Scale {
  readonly range: Range
  /** Where the range begins and how wide it is, pixels. */
  readonly left: number
  readonly width: number
}

export function toX({ range, left, width }: Scale, at: number): number {
  return left + ((at - range.from) / widthOf(range)) * width
}

export function toTime({ range, left, width }: Scale, x: number): number {
  return range.from + ((x - left) / width) * widthOf(range)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
