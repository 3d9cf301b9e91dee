import type { Connection } from '../../src/connection.ts'
import type { Session } from '../session.ts'
import { firstAt } from './bins.ts'
import { stretch } from './brush.ts'
import { AXIS, type Frame, laneAt } from './geometry.ts'
import { indexIn, type Lane, nearest } from './lanes.ts'
import { toTime } from './range.ts'
import { lastSilence, silenceAt } from './silence.ts'
import type { View } from './view.ts'

/** A pointer that moved less is a click, pixels. */
const CLICK = 4

/** How far from a message a click still means it, pixels. */
const NEAR = 4

/** What the canvas showed when it was touched. */
export interface Scene {
  readonly session: Session
  readonly view: View
  frame(): Frame
  lanes(): readonly Lane[]
}

/** Wheel: zooms at the pointer; sideways, or with Shift, pans. Over the names the lanes scroll. */
export function onWheel(event: WheelEvent, { view, frame }: Scene): void {
  const { scale } = frame()
  if (event.offsetX < scale.left) return
  event.preventDefault()
  const sideways = event.shiftKey ? event.deltaY : event.deltaX
  if (sideways !== 0) view.pan(sideways / scale.width)
  else view.zoom(Math.exp(event.deltaY * 0.0015), toTime(scale, event.offsetX))
}

/** A drag pans, a click selects; on the scale, or with Shift, a drag brushes a stretch of time. */
export function onPointerDown(start: PointerEvent, scene: Scene): void {
  const { left } = scene.frame().scale
  if (start.offsetX >= left && (start.shiftKey || start.offsetY < AXIS)) brush(start, scene)
  else panOrSelect(start, scene)
}

/** A click on the scale puts the brush away. */
function brush(start: PointerEvent, { session, frame }: Scene): void {
  const target = start.currentTarget as HTMLElement
  const { span } = session.search
  const { scale } = frame()
  const [origin, x] = [toTime(scale, start.offsetX), start.clientX - start.offsetX]
  span.value = undefined
  target.setPointerCapture(start.pointerId)
  function move(event: PointerEvent): void {
    if (Math.abs(event.clientX - start.clientX) < CLICK) return
    span.value = stretch(origin, toTime(scale, event.clientX - x))
  }
  target.addEventListener('pointermove', move)
  target.addEventListener(
    'lostpointercapture',
    () => target.removeEventListener('pointermove', move),
    { once: true },
  )
}

function panOrSelect(start: PointerEvent, scene: Scene): void {
  const target = start.currentTarget as HTMLElement
  let x = start.clientX
  let moved = 0
  target.setPointerCapture(start.pointerId)
  function move(event: PointerEvent): void {
    moved = Math.max(moved, Math.abs(event.clientX - start.clientX))
    if (moved < CLICK) return
    scene.view.pan((x - event.clientX) / scene.frame().scale.width)
    x = event.clientX
  }
  function release(): void {
    target.removeEventListener('pointermove', move)
    if (moved < CLICK) click(start, scene)
  }
  target.addEventListener('pointermove', move)
  target.addEventListener('lostpointercapture', release, { once: true })
}

/** Zooms to the silence under the pointer. */
export function onDoubleClick(
  { offsetX, offsetY }: MouseEvent,
  { session, view, frame, lanes }: Scene,
): void {
  const { scale } = frame()
  const lane = lanes()[laneAt(frame(), offsetY)]
  const at = toTime(scale, offsetX)
  const connection = lane && offsetX >= scale.left ? nearest(lane, at) : undefined
  if (connection) view.showStretch(silenceAt(connection, at, session.now.peek()))
}

export function onKeyDown(event: KeyboardEvent, scene: Scene): void {
  const verb = verbOf(event.key, scene)
  if (!verb) return
  event.preventDefault()
  // Escape would open the drawer of DevTools as well.
  event.stopPropagation()
  verb()
}

function verbOf(key: string, { view, session, lanes }: Scene): (() => void) | undefined {
  switch (key) {
    case 'ArrowLeft':
      return () => view.pan(-0.1)
    case 'ArrowRight':
      return () => view.pan(0.1)
    case '+':
    case '=':
      return () => view.zoom(0.7)
    case '-':
      return () => view.zoom(1 / 0.7)
    case '0':
    case 'Home':
      return view.fit
    case 'End':
      return view.follow
    case 'ArrowDown':
      return () => selectLane(session, lanes(), 1)
    case 'ArrowUp':
      return () => selectLane(session, lanes(), -1)
    case 'g':
      return () => showSilence(session, view)
    case 'f':
      return () => {
        session.search.span.value = view.range.peek()
      }
    case 'Escape':
      return session.search.span.peek() && (() => clearSpan(session))
    default:
      return undefined
  }
}

/** The one that the selected connection ended with, or that lasts. */
function showSilence({ log, selection, now }: Session, view: View): void {
  const id = selection.connection.peek()
  const connection = id && log.connections.get(id)
  if (connection) view.showStretch(lastSilence(connection, now.peek()))
}

function clearSpan({ search }: Session): void {
  search.span.value = undefined
}

function click(event: PointerEvent, { session, frame, lanes }: Scene): void {
  const { scale } = frame()
  const lane = lanes()[laneAt(frame(), event.offsetY)]
  if (!lane) return
  const at = toTime(scale, Math.max(event.offsetX, scale.left))
  const connection = event.offsetX < scale.left ? lane.rows.at(-1)?.connection : nearest(lane, at)
  if (!connection) return
  const reach = toTime(scale, scale.left + NEAR) - toTime(scale, scale.left)
  session.selection.select(connection.id)
  const message = messageAt(connection, at, reach)
  if (message !== undefined) session.selection.message.value = message
}

/** `seq` of the message nearest to a moment, within reach; ms. */
function messageAt({ messages }: Connection, at: number, reach: number): number | undefined {
  const index = firstAt(messages, at - reach, 0)
  const found = messages[index]
  return found && found.at <= at + reach ? found.seq : undefined
}

function selectLane({ selection }: Session, lanes: readonly Lane[], step: number): void {
  const current = indexIn(lanes, selection.connection.peek())
  const next = lanes[Math.min(lanes.length - 1, Math.max(0, current + step))]
  const connection = next?.rows.at(-1)?.connection
  if (connection) selection.select(connection.id)
}
