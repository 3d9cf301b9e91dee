import { createRing, type Ring } from '../../../src/capture/ring.ts'
import type { Unnumbered } from '../../../src/capture/unnumbered.ts'
import type { CaptureEvent, Direction, Folded, Message } from '../../../src/event.ts'

export function construct(socket: number, at = 0): Unnumbered {
  const url = `wss://a.test/${socket}`
  return { kind: 'construct', at, socket, source: 'app', url, protocols: [] }
}

export function close(socket: number, at = 0): Unnumbered {
  return { kind: 'close', at, socket, code: 1000, reason: '', wasClean: true, buffered: 0 }
}

export function message(
  socket: number,
  { at = 0, direction = 'receive', body = 'hello' }: Partial<Message> & { body?: string } = {},
): Unnumbered<Message> {
  const { length: size } = body
  return { kind: 'message', at, socket, direction, type: 'text', size, body, whole: true }
}

/** With a socket and so many of its messages. */
export function ringWith(count: number, socket = 1): Ring {
  const ring = createRing()
  ring.add(construct(socket))
  for (let index = 0; index < count; index++) ring.add(message(socket, { at: index }))
  return ring
}

/** Pulls as a panel does that has all up to `after`, until there is no more. */
export function drain(ring: Ring, after = 0): CaptureEvent[] {
  const all: CaptureEvent[] = []
  for (;;) {
    const { events, more } = ring.pull(all.at(-1)?.seq ?? after)
    all.push(...Array.from(events))
    if (!more) return all
  }
}

export function isMessage(event: CaptureEvent): event is Message {
  return event.kind === 'message'
}

export function isFolded(event: CaptureEvent): event is Folded {
  return event.kind === 'folded'
}

/** What a panel knows of the traffic of a socket in one direction: messages and bytes. */
export function totals(
  events: readonly CaptureEvent[],
  socket: number,
  direction: Direction = 'receive',
): { count: number; bytes: number } {
  const total = { count: 0, bytes: 0 }
  for (const event of events) {
    if (!(isMessage(event) || isFolded(event))) continue
    if (event.socket !== socket || event.direction !== direction) continue
    total.count += isMessage(event) ? 1 : event.count
    total.bytes += isMessage(event) ? event.size : event.bytes
  }
  return total
}
