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

interface Place {
  top: number
  /** Start of the next connection in the lane, ms: words end before it. */
  next: number | undefined
}

/** Handshake, life, messages, the silence before the end, and the end. */
export function drawConnection(
  canvas: Canvas,
  picture: Picture,
  row: ConnectionRow,
  place: Place,
): void {
  const { connection, age } = row
  const { scale } = picture.frame
  const start = toX(scale, connection.constructed.at)
  const end = toX(scale, connection.constructed.at + age)
  if (end < scale.left - 100 || start > scale.left + scale.width) return
  const middle = place.top + LANE / 2
  drawLife(canvas, picture, connection, start, end, middle)
  const beats = (message: Connection['messages'][number]) => isHeartbeat(message, connection)
  for (const bin of binMessages(connection.messages, scale, beats)) {
    drawBin(canvas, picture, bin, middle)
  }
  if (endedAt(connection) === undefined) return
  drawSilence(canvas, picture, connection, end, middle)
  drawEnd(canvas, picture, row, end, middle, place.next)
}

function drawLife(
  canvas: Canvas,
  { frame: { scale }, palette }: Picture,
  { opened }: Connection,
  start: number,
  end: number,
  middle: number,
): void {
  const open = opened ? toX(scale, opened.at) : end
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
  return Math.min(HALF, 3.5 + Math.log10(Math.max(1, count)) * 1.5)
}

/** How long nothing passed before the end: the length of it is the clue to idle limits. */
function drawSilence(
  canvas: Canvas,
  { frame: { scale }, palette }: Picture,
  connection: Connection,
  end: number,
  middle: number,
): void {
  const last = lastActivity(connection)
  const ended = endedAt(connection)
  if (last === undefined || ended === undefined || ended - last < TOLD_SILENCE) return
  const words = `${formatDuration(ended - last)} silent`
  const from = Math.max(toX(scale, last), scale.left)
  const width = canvas.measureText(words).width
  if (end - from < width + 16) return
  canvas.fillStyle = palette.subtle
  canvas.fillText(words, (from + end - width) / 2, middle + 0.5)
}

const PATHS = new Map<ClosedBy, Path2D>()

function drawEnd(
  canvas: Canvas,
  { frame, palette }: Picture,
  { diagnosis, connection }: ConnectionRow,
  end: number,
  middle: number,
  next: number | undefined,
): void {
  const by = diagnosis?.verdict?.closedBy ?? 'unknown'
  canvas.save()
  canvas.translate(end - 5, middle - 5)
  canvas.fillStyle = palette[by]
  canvas.strokeStyle = palette.surface
  canvas.lineWidth = 2
  canvas.stroke(pathOf(by))
  canvas.fill(pathOf(by), 'evenodd')
  canvas.restore()
  const words = [CLOSED_BY_SHORT[by], connection.closed?.code].filter(Boolean).join(' ')
  const room = (next === undefined ? frame.width : toX(frame.scale, next)) - end - 9
  if (canvas.measureText(words).width > room) return
  canvas.fillStyle = palette[by]
  canvas.fillText(words, end + 8, middle + 0.5)
}

function pathOf(by: ClosedBy): Path2D {
  const known = PATHS.get(by)
  if (known) return known
  const path = new Path2D(SHAPES[by])
  PATHS.set(by, path)
  return path
}
