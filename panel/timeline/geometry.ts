import type { Range, Scale } from './range.ts'

/** Heights, pixels. */
export const AXIS = 17
export const PAGE_LANE = 15
export const HEAD = AXIS + PAGE_LANE
export const LANE = 20

/** What a click or a drawing needs to know of the canvas, pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** How far the lanes are scrolled. */
  readonly scroll: number
  readonly scale: Scale
}

export function frameOf(range: Range, width: number, height: number, scroll: number): Frame {
  const left = gutterOf(width)
  // A little air on the right, for the mark of an end that is just now.
  return { width, height, scroll, scale: { range, left, width: Math.max(1, width - left - 12) } }
}

/** Room for the names of the lanes. */
export function gutterOf(width: number): number {
  return Math.round(Math.min(170, Math.max(84, width * 0.18)))
}

/** Top of a lane. */
export function laneTop(frame: Frame, index: number): number {
  return HEAD + index * LANE - frame.scroll
}

/** Index of the lane at this height; negative above the first. */
export function laneAt(frame: Frame, y: number): number {
  return y < HEAD ? -1 : Math.floor((y - HEAD + frame.scroll) / LANE)
}
