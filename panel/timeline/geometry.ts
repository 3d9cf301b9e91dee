import type { Range, Scale } from './range.ts'

/** Heights, pixels. */
export const AXIS = 17
const PAGE_LANE = 15
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
function gutterOf(width: number): number {
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

/**
 * How far to scroll for a lane to be seen; undefined where half of it is: what is clicked must not
 * go away from under the pointer.
 * @param height of the timeline with its head, pixels
 */
export function scrollTo(index: number, scroll: number, height: number): number | undefined {
  const room = height - HEAD
  const top = index * LANE
  const middle = top + LANE / 2
  if (room < LANE || (middle >= scroll && middle <= scroll + room)) return undefined
  return middle < scroll ? top : top + LANE - room
}
