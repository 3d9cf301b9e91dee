import type { ConnectionId } from '../../src/connection.ts'
import type { Masks } from '../../src/mask.ts'
import { endpointOf } from '../endpoint.ts'
import { drawEnd, drawLife } from './draw-connection.ts'
import { fitText } from './fit-text.ts'
import { AXIS, type Frame, HEAD, LANE, laneTop } from './geometry.ts'
import type { Lane } from './lanes.ts'
import type { PageLane, Span } from './page-spans.ts'
import type { Palette } from './palette.ts'
import { toX } from './range.ts'
import { type Tick, ticksOf } from './ticks.ts'

/** All that is on the canvas. */
export interface Picture {
  readonly frame: Frame
  readonly lanes: readonly Lane[]
  readonly page: PageLane
  readonly palette: Palette
  readonly masks: Masks
  readonly selected: ConnectionId | undefined
  /** A moment to point at, ms. */
  readonly moment: number | undefined
}

export type Canvas = CanvasRenderingContext2D

export function draw(canvas: Canvas, picture: Picture): void {
  const { frame, palette } = picture
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
  for (const row of lane.rows) drawLife(canvas, picture, row, top)
  lane.rows.forEach((row, index) => {
    drawEnd(canvas, picture, row, top, lane.rows[index + 1]?.connection.constructed.at)
  })
  canvas.restore()
  const first = lane.rows[0]
  if (!first) return
  const times = lane.rows.length > 1 ? ` ×${lane.rows.length}` : ''
  canvas.fillStyle = palette.text
  const room = left - 12 - canvas.measureText(times).width
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
    if (canvas.measureText(tick.label).width < room) canvas.fillText(tick.label, x + 4, AXIS / 2)
  }
  line(canvas, palette.divider, 0, AXIS - 0.5, frame.width, AXIS - 0.5)
}

function drawPageLane(canvas: Canvas, { frame, palette, page }: Picture): void {
  const { scale } = frame
  canvas.save()
  canvas.beginPath()
  canvas.rect(scale.left, AXIS, frame.width - scale.left, HEAD - AXIS)
  canvas.clip()
  for (const span of page.spans) drawSpan(canvas, frame, palette, span)
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

function drawSpan(canvas: Canvas, { scale }: Frame, palette: Palette, span: Span): void {
  const x = toX(scale, span.from)
  const width = Math.max(1, toX(scale, span.to) - x)
  canvas.fillStyle = palette[span.what]
  canvas.globalAlpha = 0.55
  canvas.fillRect(x, AXIS + 2, width, HEAD - AXIS - 5)
  canvas.globalAlpha = 1
  const word = WORDS[span.what]
  if (width < canvas.measureText(word).width + 8) return
  canvas.fillStyle = palette.text
  canvas.fillText(word, Math.max(x, scale.left) + 4, AXIS + 7)
}

function drawMoment(canvas: Canvas, { frame, palette, moment }: Picture): void {
  if (moment === undefined) return
  const x = Math.round(toX(frame.scale, moment)) + 0.5
  if (x >= frame.scale.left) line(canvas, palette.focus, x, AXIS, x, frame.height)
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
