import type { Beats, Direction, Folded, Message } from '../event.ts'
import { MAX_BEAT } from './bounds.ts'
import { bare, ownArray } from './natives.ts'

/** Messages as counts: what is left of those the bounds let go. */
export interface Fold {
  send: Side | undefined
  receive: Side | undefined
}

interface Side {
  count: number
  bytes: number
  from: number
  to: number
  /** By size; small messages only. */
  beats: Record<number, Beats>
}

export function startFold(): Fold {
  return { send: undefined, receive: undefined }
}

export function addToFold(fold: Fold, message: Message): void {
  const { at, size, direction } = message
  fold[direction] ??= { count: 0, bytes: 0, from: at, to: at, beats: bare({}) }
  const side = fold[direction]
  side.count++
  side.bytes += size
  side.to = at
  if (size <= MAX_BEAT) addBeat(side, size, at)
}

export function copyFold(fold: Fold): Fold {
  return { send: copySide(fold.send), receive: copySide(fold.receive) }
}

export function foldedCount({ send, receive }: Fold): number {
  return (send ? send.count : 0) + (receive ? receive.count : 0)
}

/** The fold of one direction as an event; `seq` and `at` are the ring's. */
export function foldedEvent(fold: Fold, direction: Direction, socket: number): Folded | undefined {
  const side = fold[direction]
  if (!side) return undefined
  const { count, bytes, from, to } = side
  const beats = beatsOf(side)
  const at = to
  return bare<Folded>({
    kind: 'folded',
    seq: 0,
    socket,
    at,
    direction,
    count,
    bytes,
    from,
    to,
    beats,
  })
}

function addBeat(side: Side, size: number, at: number): void {
  side.beats[size] ??= { size, count: 0, from: at, to: at, sum: 0, squares: 0 }
  const beat = side.beats[size]
  if (beat.count > 0) {
    const interval = at - beat.to
    beat.sum += interval
    beat.squares += interval * interval
  }
  beat.count++
  beat.to = at
}

function beatsOf(side: Side): Beats[] {
  const beats = ownArray<Beats>()
  for (const size in side.beats) {
    const beat = side.beats[size]
    if (beat) beats[beats.length] = beat
  }
  return beats
}

function copySide(side: Side | undefined): Side | undefined {
  if (!side) return undefined
  const beats: Record<number, Beats> = bare({})
  for (const size in side.beats) {
    const beat = side.beats[size]
    if (beat) beats[size] = { ...beat }
  }
  return { ...side, beats }
}
