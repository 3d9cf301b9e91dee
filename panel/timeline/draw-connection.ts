import { type Connection, endedAt, lastActivity } from '../../src/connection.ts'
import type { ClosedBy } from '../../src/diagnose/verdict.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { isHeartbeat } from '../../src/heartbeat.ts'
import { SHAPES } from '../parts/actor.tsx'
import type { ConnectionRow } from '../rows.ts'
import { CLOSED_BY_SHORT } from '../words.ts'
import { BIN, type Bin, binMessages } from './bins.ts'
import type { Canvas, Picture } from './draw.ts'
import { LANE } from './geometry.ts'
import { toX } from './range.ts'

/** Half the height of the bar of a life, pixels. */
const HALF = 7

/** A silence before the end is told from here on, ms. */
const TOLD_SILENCE = 1_000

/** Handshake, life, messages, and the silence before the end. */
export function drawLife(
  canvas: Canvas,
  picture: Picture,
  { connection, age }: ConnectionRow,
  top: number,
): void {
  const { scale } = picture.frame
  const start = toX(scale, connection.constructed.at)
  const end = toX(scale, connection.constructed.at + age)
  if (end < scale.left || start > scale.left + scale.width) return
  const middle = top + LANE / 2
  drawBars(canvas, picture, connection, { start, end, middle })
  const beats = (message: Connection['messages'][number]) => isHeartbeat(message, connection)
  for (const bin of binMessages(connection.messages, scale, beats)) {
    drawBin(canvas, picture, bin, middle)
  }
  drawSilence(canvas, picture, connection, middle)
}

interface Bar {
  start: number
  end: number
  middle: number
}

function drawBars(
  canvas: Canvas,
  { frame, palette }: Picture,
  { opened }: Connection,
  { start, end, middle }: Bar,
): void {
  const open = opened ? toX(frame.scale, opened.at) : end
  canvas.fillStyle = palette.handshake
  canvas.fillRect(start, middle - 2, Math.max(1, open - start), 4)
  if (!opened) return
  canvas.fillStyle = palette.life
  canvas.fillRect(open, middle - HALF, Math.max(1, end - open), HALF * 2)
}

/** Sent grows up from the middle, received down; heartbeats are dots. */
function drawBin(canvas: Canvas, { palette }: Picture, bin: Bin, middle: number): void {
  if (bin.sent > 0) {
    const height = heightOf(bin.sent)
    canvas.fillStyle = palette.sent
    canvas.fillRect(bin.x, middle - height, BIN, height)
  }
  if (bin.received > 0) {
    canvas.fillStyle = palette.received
    canvas.fillRect(bin.x, middle, BIN, heightOf(bin.received))
  }
  if (bin.heartbeats > 0) {
    canvas.fillStyle = palette.heartbeat
    canvas.fillRect(bin.x, middle - 1, BIN, 2)
  }
}

/** A single message is seen; a thousand do not grow out of the lane. */
function heightOf(count: number): number {
  return Math.min(HALF, 5 + Math.log10(Math.max(1, count)))
}

/** How long nothing passed before the end: the length of it is the clue to idle limits. */
function drawSilence(
  canvas: Canvas,
  { frame: { scale }, palette }: Picture,
  connection: Connection,
  middle: number,
): void {
  const last = lastActivity(connection)
  const ended = endedAt(connection)
  if (last === undefined || ended === undefined || ended - last < TOLD_SILENCE) return
  const words = `${formatDuration(ended - last)} silent`
  const from = Math.max(toX(scale, last), scale.left)
  const to = Math.min(toX(scale, ended), scale.left + scale.width)
  const width = canvas.measureText(words).width
  if (to - from < width + 20) return
  canvas.fillStyle = palette.subtle
  canvas.fillText(words, (from + to - width) / 2, middle + 0.5)
}

/** Who closed, as a shape, a colour and, up to the `next` connection of the lane (ms), a word. */
export function drawEnd(
  canvas: Canvas,
  { frame, palette }: Picture,
  { connection, diagnosis }: ConnectionRow,
  top: number,
  next: number | undefined,
): void {
  const ended = endedAt(connection)
  if (ended === undefined) return
  const by = diagnosis?.verdict?.closedBy ?? 'unknown'
  const x = toX(frame.scale, ended)
  if (x < frame.scale.left - frame.width || x > frame.width) return
  const middle = top + LANE / 2
  drawShape(canvas, by, palette[by], palette.surface, { x, y: middle })
  const words = [CLOSED_BY_SHORT[by], connection.closed?.code].filter(Boolean).join(' ')
  const room = (next === undefined ? frame.width : toX(frame.scale, next)) - x - 9
  if (canvas.measureText(words).width <= room) canvas.fillText(words, x + 8, middle + 0.5)
}

const PATHS = new Map<ClosedBy, Path2D>()

/** Leaves its colour as the fill style. */
function drawShape(
  canvas: Canvas,
  by: ClosedBy,
  colour: string,
  halo: string,
  centre: { x: number; y: number },
): void {
  const path = PATHS.get(by) ?? new Path2D(SHAPES[by])
  PATHS.set(by, path)
  canvas.fillStyle = colour
  canvas.strokeStyle = halo
  canvas.lineWidth = 2
  canvas.translate(centre.x - 5, centre.y - 5)
  canvas.stroke(path)
  canvas.fill(path, 'evenodd')
  canvas.translate(5 - centre.x, 5 - centre.y)
}
