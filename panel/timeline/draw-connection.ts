import { type Connection, endedAt, lastActivity } from '../../src/connection.ts'
import { refusedStatus } from '../../src/diagnose/handshake.ts'
import type { ClosedBy } from '../../src/diagnose/verdict.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { SHAPES } from '../parts/actor.tsx'
import { type ConnectionRow, endOf } from '../rows.ts'
import { CLOSED_BY_SHORT } from '../words.ts'
import type { Binned } from './bin-store.ts'
import { BIN, type Bin, stretchOf } from './bins.ts'
import type { Canvas, Picture } from './draw.ts'
import { LANE } from './geometry.ts'
import { toX } from './range.ts'
import { textWidth } from './text-width.ts'

/** Half the height of the bar of a life, pixels. */
const HALF = 7

/** Width of the shape of an end, and how near to each other two of a kind are drawn; pixels. */
const SHAPE = 10
const APART = 3

/** Room for the longest words beside an end, and for the shortest words anywhere; pixels. */
const MOST_WORDS = 100
const LEAST_ROOM = 20

/** A silence before the end is told from here on, ms. */
const TOLD_SILENCE = 1_000

/** Of a chain. Lives within a pixel that is drawn already are not seen. */
export function drawLives(
  canvas: Canvas,
  picture: Picture,
  rows: readonly ConnectionRow[],
  top: number,
): void {
  const { frame, now } = picture
  const { scale } = frame
  let drawnTo = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const start = toX(scale, row.connection.constructed.at)
    const end = toX(scale, endOf(row, now))
    if (end < scale.left || start > scale.left + scale.width) continue
    if (end - start < 1 && Math.ceil(end) <= drawnTo) continue
    drawLife(canvas, picture, row.connection, { start, end, middle: top + LANE / 2 })
    drawnTo = Math.ceil(end)
  }
}

/** Handshake, life, messages, and the silence before the end. */
function drawLife(canvas: Canvas, picture: Picture, connection: Connection, bar: Bar): void {
  const { middle } = bar
  drawBars(canvas, picture, connection, bar)
  if (connection.messages.length > 0) {
    const stretch = stretchOf(picture.frame.scale)
    drawBins(canvas, picture, picture.bins.of(connection, stretch), middle)
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

/** Those in view; bins of another zoom stand where their time is. */
function drawBins(
  canvas: Canvas,
  picture: Picture,
  { length, bins }: Binned,
  middle: number,
): void {
  const { scale } = picture.frame
  const { left, width } = scale
  for (const bin of bins) {
    const x = Math.round(toX(scale, bin.index * length))
    if (x > left + width) return
    const right = Math.round(toX(scale, (bin.index + 1) * length))
    if (right >= left) drawBin(canvas, picture, bin, { x, middle, width: Math.max(BIN, right - x) })
  }
}

interface Place {
  x: number
  middle: number
  width: number
}

/** Sent grows up from the middle, received down; heartbeats are dots. */
function drawBin(
  canvas: Canvas,
  { palette }: Picture,
  bin: Bin,
  { x, middle, width }: Place,
): void {
  if (bin.sent > 0) {
    const height = heightOf(bin.sent)
    canvas.fillStyle = palette.sent
    canvas.fillRect(x, middle - height, width, height)
  }
  if (bin.received > 0) {
    canvas.fillStyle = palette.received
    canvas.fillRect(x, middle, width, heightOf(bin.received))
  }
  if (bin.heartbeats > 0) {
    canvas.fillStyle = palette.heartbeat
    canvas.fillRect(x, middle - 1, width, 2)
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
  const from = Math.max(toX(scale, last), scale.left)
  const to = Math.min(toX(scale, ended), scale.left + scale.width)
  if (to - from < LEAST_ROOM) return
  const words = `${formatDuration(ended - last)} silent`
  const width = textWidth(canvas, words)
  if (to - from < width + 20) return
  canvas.fillStyle = palette.subtle
  canvas.fillText(words, (from + to - width) / 2, middle + 0.5)
}

/**
 * Who closed, as a shape, a colour and, up to the next connection of the lane, a word. Of ends of
 * one kind that would lie upon each other, the first is drawn.
 */
export function drawEnds(
  canvas: Canvas,
  picture: Picture,
  rows: readonly ConnectionRow[],
  top: number,
): void {
  const { scale, width } = picture.frame
  let drawn: { x: number; by: ClosedBy } | undefined
  for (const [index, row] of rows.entries()) {
    const ended = endedAt(row.connection)
    if (ended === undefined) continue
    const x = toX(scale, ended)
    if (x < scale.left - SHAPE - MOST_WORDS || x > width) continue
    const by = row.diagnosis?.verdict?.closedBy ?? 'unknown'
    if (drawn && drawn.by === by && Math.abs(x - drawn.x) < APART) continue
    drawn = { x, by }
    const next = rows[index + 1]?.connection.constructed.at
    drawEnd(canvas, picture, row, { x, top, room: (next ? toX(scale, next) : width) - x - 9 })
  }
}

function drawEnd(
  canvas: Canvas,
  { palette }: Picture,
  row: ConnectionRow,
  { x, top, room }: { x: number; top: number; room: number },
): void {
  const by = row.diagnosis?.verdict?.closedBy ?? 'unknown'
  const middle = top + LANE / 2
  drawShape(canvas, by, palette[by], palette.surface, { x, y: middle })
  if (room < LEAST_ROOM) return
  const words = endWords(row)
  if (textWidth(canvas, words) <= room) canvas.fillText(words, x + 8, middle + 0.5)
}

/** Who closed and the code; the code alone of what is not judged: a test, or one that ended just now. */
export function endWords({
  connection,
  diagnosis,
}: Pick<ConnectionRow, 'connection' | 'diagnosis'>): string {
  const verdict = diagnosis?.verdict
  return [verdict && CLOSED_BY_SHORT[verdict.closedBy], codeOf(connection)]
    .filter(Boolean)
    .join(' ')
}

/** Of its close; nobody sent one where it never opened, but perhaps an HTTP status. */
export function codeOf(connection: Connection): number | undefined {
  return connection.opened ? connection.closed?.code : refusedStatus(connection)
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
