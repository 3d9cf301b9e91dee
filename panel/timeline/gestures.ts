import type { Connection } from '../../src/connection.ts'
import type { Session } from '../session.ts'
import { firstAt } from './bins.ts'
import { type Frame, laneAt } from './geometry.ts'
import { type Lane, nearest } from './lanes.ts'
import { toTime } from './range.ts'
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

/** A drag pans, a click selects. */
export function onPointerDown(start: PointerEvent, scene: Scene): void {
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

export function onKeyDown(event: KeyboardEvent, scene: Scene): void {
  const verb = verbOf(event.key, scene)
  if (!verb) return
  event.preventDefault()
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
    default:
      return undefined
  }
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
  const current = lanes.findIndex((lane) =>
    lane.rows.some((row) => row.connection.id === selection.connection.peek()),
  )
  const next = lanes[Math.min(lanes.length - 1, Math.max(0, current + step))]
  const connection = next?.rows.at(-1)?.connection
  if (connection) selection.select(connection.id)
}
