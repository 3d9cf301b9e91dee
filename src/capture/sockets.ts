import type { ReadyState } from '../event.ts'
import { getter, ownMap, uncurry } from './natives.ts'

const Ref = WeakRef
const deref = uncurry(WeakRef.prototype.deref) as (ref: WeakRef<WebSocket>) => WebSocket | undefined
export const readyStateOf = getter(WebSocket.prototype, 'readyState') as (
  socket: WebSocket,
) => ReadyState
export const bufferedAmountOf = getter(WebSocket.prototype, 'bufferedAmount')

/** A socket as we know it. */
export interface Known {
  readonly id: number
  readonly source: 'app' | 'test'
  /** CLOSING is known already: the page called, or it was seen. */
  closing: boolean
  ref: WeakRef<WebSocket> | undefined
  next: Known | undefined
}

/** How many come before those that have ended are let go. */
const SWEEP = 256

/** The sockets of the document: numbers for all of them, weak hold of the living ones. */
export interface Sockets {
  add(socket: WebSocket, source: Known['source']): Known
  /** A number for a socket that was never made. */
  number(): number
  get(socket: object): Known | undefined
  /** Calls for each that went to CLOSING unseen. */
  sample(closing: (known: Known) => void): void
  end(known: Known): void
}

export function createSockets(): Sockets {
  const known = ownMap<object, Known>()
  let last = 0
  let living: Known | undefined
  let unswept = 0

  function add(socket: WebSocket, source: Known['source']): Known {
    const entry: Known = {
      id: ++last,
      source,
      closing: false,
      ref: new Ref(socket),
      next: living,
    }
    living = entry
    if (++unswept >= SWEEP) sweep()
    known.set(socket, entry)
    return entry
  }

  function sample(closing: (entry: Known) => void): void {
    sweep()
    for (let entry = living; entry; entry = entry.next) {
      const socket = entry.ref && deref(entry.ref)
      if (!socket || entry.closing || readyStateOf(socket) !== 2) continue
      entry.closing = true
      closing(entry)
    }
  }

  /** Lets go of those that have ended, or of which the page let go. */
  function sweep(): void {
    unswept = 0
    let previous: Known | undefined
    for (let entry = living; entry; entry = entry.next) {
      if (entry.ref && deref(entry.ref)) previous = entry
      else if (previous) previous.next = entry.next
      else living = entry.next
    }
  }

  return {
    add,
    number: () => ++last,
    get: (socket) => known.get(socket),
    sample,
    end(entry) {
      entry.ref = undefined
    },
  }
}
