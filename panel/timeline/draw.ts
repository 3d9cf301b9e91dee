import type { ConnectionId } from '../../src/connection.ts'
import type { Masks } from '../../src/mask.ts'
import { endpointOf } from '../endpoint.ts'
import type { BinStore } from './bin-store.ts'
import { drawEnds, drawLives } from './draw-connection.ts'
import { fitText } from './fit-text.ts'
import { AXIS, type Frame, HEAD, LANE, laneTop } from './geometry.ts'
import type { Lane } from './lanes.ts'
import type { PageLane, Span } from './page-spans.ts'
import type { Palette } from './palette.ts'
import { type Range, toX } from './range.ts'
import { textWidth } from './text-width.ts'
import { type Tick, ticksOf } from './ticks.ts'

/** All that is on the canvas. */
export interface Picture {
  readonly frame: Frame
  readonly lanes: readonly Lane[]
  readonly page: PageLane
  /** What lives is drawn up to here, ms. */
  readonly now: number
  readonly palette: Palette
  readonly masks: Masks
  readonly selected: ConnectionId | undefined
  /** A moment to point at, ms. */
  readonly moment: number | undefined
  /** The stretch that was brushed. */
  readonly span: Range | undefined
  readonly bins: BinStore
}

/** What the buttons over the beginning of the scale take, pixels. */
const CONTROLS = 38 + 4 * 18

export type Canvas = CanvasRenderingContext2D

/** Whether there was time for all of it: what is missing comes with the next frame. */
export function draw(canvas: Canvas, picture: Picture): boolean {
  const { frame, palette, bins } = picture
  bins.begin()
  canvas.clearRect(0, 0, frame.width, frame.height)
  canvas.font = '11px system-ui, sans-serif'
  canvas.textBaseline = 'middle'
  const ticks = ticksOf(frame.scale.range, frame.scale.width)
  drawGrid(canvas, picture, ticks)
  drawLanes(canvas, picture)
  canvas.fillStyle = palette.surface
  canvas.fillRect(0, 0, frame.width, HEAD)
  drawAxis(canvas, picture, ticks)
  drawPageLane(canvas, picture)
  drawMoment(canvas, picture)
  drawSpanOutline(canvas, picture)
  return bins.complete()
}

function drawLanes(canvas: Canvas, picture: Picture): void {
  const { frame, lanes } = picture
  const first = Math.max(0, Math.floor(frame.scroll / LANE))
  const last = Math.min(lanes.length, Math.ceil((frame.scroll + frame.height) / LANE))
  for (let index = first; index < last; index++) {
    const lane = lanes[index]
    if (lane) drawLane(canvas, picture, lane, laneTop(frame, index))
  }
}

function drawLane(canvas: Canvas, picture: Picture, lane: Lane, top: number): void {
  const { frame, palette, selected, masks } = picture
  const { left } = frame.scale
  if (lane.rows.some((row) => row.connection.id === selected)) {
    canvas.fillStyle = palette.selected
    canvas.globalAlpha = 0.45
    canvas.fillRect(0, top, frame.width, LANE)
    canvas.globalAlpha = 1
  }
  canvas.save()
  canvas.beginPath()
  canvas.rect(left, top, frame.width - left, LANE)
  canvas.clip()
  drawLives(canvas, picture, lane.rows, top)
  drawEnds(canvas, picture, lane.rows, top)
  canvas.restore()
  const first = lane.rows[0]
  if (!first) return
  const times = lane.rows.length > 1 ? ` ×${lane.rows.length}` : ''
  canvas.fillStyle = palette.text
  const room = left - 12 - textWidth(canvas, times)
  const endpoint = endpointOf(first.connection, masks).replace(/\?.*/, '')
  const name = fitText(canvas, endpoint, room)
  canvas.fillText(name + times, 6, top + LANE / 2)
  line(canvas, palette.divider, 0, top + LANE - 0.5, frame.width, top + LANE - 0.5)
}

function drawGrid(canvas: Canvas, { frame, palette }: Picture, ticks: readonly Tick[]): void {
  for (const tick of ticks) {
    const x = Math.round(toX(frame.scale, tick.at)) + 0.5
    line(canvas, palette.divider, x, 0, x, frame.height)
  }
}

function drawAxis(canvas: Canvas, { frame, palette }: Picture, ticks: readonly Tick[]): void {
  for (const tick of ticks) {
    const x = Math.round(toX(frame.scale, tick.at)) + 0.5
    line(canvas, palette.divider, x, 0, x, AXIS)
    canvas.fillStyle = palette.subtle
    const room = frame.width - x - 4
    const isFree = x + 4 >= CONTROLS
    if (isFree && textWidth(canvas, tick.label) < room) canvas.fillText(tick.label, x + 4, AXIS / 2)
  }
  line(canvas, palette.divider, 0, AXIS - 0.5, frame.width, AXIS - 0.5)
}

function drawPageLane(canvas: Canvas, { frame, palette, page }: Picture): void {
  const { scale } = frame
  canvas.save()
  canvas.beginPath()
  canvas.rect(scale.left, AXIS, frame.width - scale.left, HEAD - AXIS)
  canvas.clip()
  const taken: [from: number, to: number][] = []
  for (const span of page.spans) drawSpan(canvas, frame, palette, span, taken)
  for (const { at, label } of page.marks) {
    const x = Math.round(toX(scale, at)) + 0.5
    line(canvas, palette.subtle, x, AXIS, x, HEAD)
    canvas.fillStyle = palette.subtle
    if (label === 'Page') canvas.fillText('▸', x, AXIS + 7)
  }
  canvas.restore()
  canvas.fillStyle = palette.subtle
  canvas.fillText('Page', 6, AXIS + 7)
  line(canvas, palette.divider, 0, HEAD - 0.5, frame.width, HEAD - 0.5)
}

const WORDS: Record<Span['what'], string> = {
  hidden: 'hidden',
  frozen: 'frozen',
  offline: 'offline',
  paused: 'paused',
  busy: 'busy',
}

/** @param taken Where words stand: states overlap, a frozen page is hidden. */
function drawSpan(
  canvas: Canvas,
  { scale }: Frame,
  palette: Palette,
  span: Span,
  taken: [from: number, to: number][],
): void {
  const x = toX(scale, span.from)
  const width = Math.max(1, toX(scale, span.to) - x)
  canvas.fillStyle = palette[span.what]
  canvas.globalAlpha = 0.55
  canvas.fillRect(x, AXIS + 2, width, HEAD - AXIS - 5)
  canvas.globalAlpha = 1
  const word = WORDS[span.what]
  const room = textWidth(canvas, word) + 8
  const left = Math.max(x, scale.left)
  if (width < room || taken.some(([from, to]) => left < to && left + room > from)) return
  taken.push([left, left + room])
  canvas.fillStyle = palette.text
  canvas.fillText(word, left + 4, AXIS + 7)
}

function drawMoment(canvas: Canvas, { frame, palette, moment }: Picture): void {
  if (moment === undefined) return
  const x = Math.round(toX(frame.scale, moment)) + 0.5
  if (x >= frame.scale.left) line(canvas, palette.focus, x, AXIS, x, frame.height)
}

/** What is outside of the brushed stretch fades; its edges stand. */
function drawSpanOutline(canvas: Canvas, { frame, palette, span }: Picture): void {
  if (!span) return
  const { left, width } = frame.scale
  const [from, to] = [toX(frame.scale, span.from), toX(frame.scale, span.to)].map((x) =>
    Math.round(Math.min(Math.max(x, left), left + width)),
  ) as [number, number]
  canvas.fillStyle = palette.surface
  canvas.globalAlpha = 0.6
  canvas.fillRect(left, AXIS, from - left, frame.height)
  canvas.fillRect(to, AXIS, frame.width - to, frame.height)
  canvas.globalAlpha = 1
  canvas.fillStyle = palette.focus
  canvas.fillRect(from, AXIS - 3, Math.max(1, to - from), 3)
  for (const x of [from, to]) line(canvas, palette.focus, x + 0.5, 0, x + 0.5, frame.height)
}

function line(
  canvas: Canvas,
  colour: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  canvas.strokeStyle = colour
  canvas.lineWidth = 1
  canvas.beginPath()
  canvas.moveTo(x1, y1)
  canvas.lineTo(x2, y2)
  canvas.stroke()
}
