import type { Body, CaptureEvent, Direction } from '../event.ts'
import { addToFold, copyFold, type Fold, foldedEvent, startFold } from './fold.ts'
import {
  append,
  dequeue,
  type List,
  type Node,
  type Owner,
  queue,
  startOwner,
  unlink,
} from './list.ts'
import { bare, ownArray } from './natives.ts'
import { bodyBytes, shorten } from './payload.ts'

/**
 * The bounded memory of one document: the history for a panel that comes later, and what the panel
 * that is there has not taken yet. Messages beyond the bounds are folded into counts; what changes
 * the life of a socket stays as long as its connection.
 */
export interface Ring {
  add(event: Unnumbered): void
  /** Events after `after`, oldest first. Those up to it are taken; 0 asks for the whole history. */
  pull(after: number): Batch
  /** Everything not taken, for a document that is about to go. */
  rest(): CaptureEvent[]
  /** With a panel there messages wait for it, without only the history is kept. */
  attach(on: boolean): void
}

export interface Batch {
  events: CaptureEvent[]
  more: boolean
}

export type Unnumbered<E = CaptureEvent> = E extends CaptureEvent ? Omit<E, 'seq'> : never

/** Per owner: enough to see how it began and how it ended. */
const FIRST = 10
const LAST = 50
const MAX_CONNECTIONS = 500
/** Bytes of bodies in the history, and with a panel there. */
const HISTORY_BYTES = 1024 * 1024
const WAITING_BYTES = 32 * 1024 * 1024
/** Messages that wait for a panel. */
const WAITING_MESSAGES = 250_000
/** One answer takes a few milliseconds of copying. */
const BATCH_EVENTS = 2_000
const BATCH_BYTES = 1024 * 1024

export function createRing(): Ring {
  const list: List = { head: undefined, tail: undefined }
  const owners: Record<number, Owner> = Object.create(null)
  let attached = false
  let seq = 0
  let taken = 0
  /** The last one in the last answer; it has arrived when the next pull says so. */
  let sent = 0
  let bytes = 0
  let messages = 0
  let connections = 0
  /** The first node the panel does not have. */
  let cursor: Node | undefined
  let someMissed = false
  let someInFlight = false

  function add(event: Unnumbered): void {
    const node = put(event)
    if (event.kind === 'construct' || event.kind === 'construct-refused') countConnection()
    if (isEnd(event)) node.owner.ended = true
    if (isQuotaed(node)) limit(node)
  }

  function put(unnumbered: Unnumbered): Node {
    const event = complete(unnumbered)
    event.seq = ++seq
    const size = event.kind === 'message' ? bodyBytes(event.body) : 0
    const node: Node = {
      event,
      owner: ownerOf('socket' in event ? event.socket : 0),
      previous: undefined,
      next: undefined,
      sibling: undefined,
      bytes: size,
    }
    append(list, node)
    cursor ??= node
    bytes += size
    return node
  }

  function limit(node: Node): void {
    const { owner } = node
    if (owner.first < FIRST) owner.first++
    else {
      queue(owner, node)
      messages++
      if (attached) {
        if (messages > WAITING_MESSAGES) foldOldest(owner)
      } else if (owner.kept > LAST) foldOldest(owner)
    }
    if (bytes > (attached ? WAITING_BYTES : HISTORY_BYTES)) makeRoom(node)
  }

  /** Old connections go for the sake of new ones; without an ended one the new body goes. */
  function makeRoom(node: Node): void {
    while (!attached && bytes > HISTORY_BYTES && evictConnection());
    if (bytes > (attached ? WAITING_BYTES : HISTORY_BYTES)) setBody(node, undefined)
  }

  function foldOldest(owner: Owner): void {
    const node = dequeue(owner)
    if (!node) return
    remove(node)
    messages--
    if (node.event.kind !== 'message') return
    addToFold(owner.all, node.event)
    if (node.event.seq > sent) {
      addToFold(owner.missed, node.event)
      someMissed = true
    } else if (node.event.seq > taken) {
      addToFold(owner.inFlight, node.event)
      someInFlight = true
    }
  }

  function remove(node: Node): void {
    if (cursor === node) cursor = node.next
    bytes -= node.bytes
    unlink(list, node)
  }

  function countConnection(): void {
    connections++
    if (connections > MAX_CONNECTIONS) evictConnection()
  }

  /** The connection that ended first goes with all its events, as far as the panel has them. */
  function evictConnection(): boolean {
    let victim: Owner | undefined
    for (let node = list.head; node && !victim; node = node.next) {
      if (node.owner.ended && !(attached && node.event.seq > taken)) victim = node.owner
    }
    if (!victim) return false
    for (let node = list.head; node; node = node.next) if (node.owner === victim) remove(node)
    messages -= victim.kept
    connections--
    delete owners[victim.socket]
    return true
  }

  function pull(after: number): Batch {
    if (after < taken) rewind()
    else take(after)
    const events = ownArray<CaptureEvent>()
    let size = 0
    let node = cursor
    for (; node && events.length < BATCH_EVENTS && size < BATCH_BYTES; node = node.next) {
      events[events.length] = node.event
      size += node.bytes
    }
    if (!node && someMissed) addMissed(events)
    sent = events[events.length - 1]?.seq ?? after
    return { events, more: node !== undefined }
  }

  /** The panel has them: they are history now. */
  function take(after: number): void {
    taken = after
    settleInFlight(after >= sent)
    while (cursor && cursor.event.seq <= after) {
      const node = cursor
      cursor = node.next
      if (node.event.kind === 'folded') remove(node)
      else becomeHistory(node)
    }
  }

  function becomeHistory(node: Node): void {
    if (node.event.kind === 'message' && node.event.body !== undefined) {
      setBody(node, shorten(node.event.body, node.event.size))
    }
    const { owner } = node
    while (owner.kept > LAST && owner.oldest && owner.oldest.event.seq <= taken) foldOldest(owner)
  }

  /** Another panel has come: it has nothing yet. */
  function rewind(): void {
    taken = 0
    sent = 0
    someMissed = false
    settleInFlight(true)
    for (let node = list.head; node; node = node.next) {
      if (node.event.kind === 'folded') remove(node)
      node.owner.missed = copyFold(node.owner.all)
      someMissed ||= hasAny(node.owner.all)
    }
    cursor = list.head
  }

  function addMissed(events: CaptureEvent[]): void {
    someMissed = false
    for (const key in owners) {
      const owner = owners[key]
      if (!owner || !hasAny(owner.missed)) continue
      putFolded(owner, owner.missed, 'send', events)
      putFolded(owner, owner.missed, 'receive', events)
      owner.missed = startFold()
    }
  }

  /** An answer got lost: what was folded of it is missed after all. */
  function settleInFlight(arrived: boolean): void {
    if (!someInFlight) return
    someInFlight = false
    for (const key in owners) {
      const owner = owners[key]
      if (!owner || !hasAny(owner.inFlight)) continue
      if (!arrived) {
        putFolded(owner, owner.inFlight, 'send')
        putFolded(owner, owner.inFlight, 'receive')
      }
      owner.inFlight = startFold()
    }
  }

  function putFolded(
    owner: Owner,
    fold: Fold,
    direction: Direction,
    events = ownArray<CaptureEvent>(),
  ): void {
    const event = foldedEvent(fold, direction, owner.socket)
    if (event) events[events.length] = put(event).event
  }

  function rest(): CaptureEvent[] {
    const events = ownArray<CaptureEvent>()
    let size = 0
    for (let node = cursor; node; node = node.next) {
      size += node.bytes
      if (size > BATCH_BYTES) setBody(node, undefined)
      events[events.length] = node.event
    }
    if (someMissed) addMissed(events)
    return events
  }

  function attach(on: boolean): void {
    attached = on
    if (on) return
    for (let node = list.head; node; node = node.next) {
      if (node.event.kind === 'message' && node.event.body !== undefined) {
        setBody(node, shorten(node.event.body, node.event.size))
      }
    }
    for (const key in owners) {
      const owner = owners[key]
      while (owner && owner.kept > LAST) foldOldest(owner)
    }
  }

  function setBody(node: Node, body: Body | undefined): void {
    if (node.event.kind !== 'message') return
    const size = bodyBytes(body)
    if (size < node.bytes) node.event.whole = false
    node.event.body = body as Body
    bytes += size - node.bytes
    node.bytes = size
  }

  function ownerOf(socket: number): Owner {
    owners[socket] ??= startOwner(socket)
    return owners[socket]
  }

  return { add, pull, rest, attach }
}

/** Messages, which may be many, have all fields of their own; others must not inherit any. */
function complete(event: Unnumbered): CaptureEvent {
  return (event.kind === 'message' ? event : bare(event)) as CaptureEvent
}

/** What the bounds may let go: messages, and of the page's own events the older ones. */
function isQuotaed({ event, owner }: Node): boolean {
  return event.kind === 'message' || owner.socket === 0
}

function hasAny({ send, receive }: Fold): boolean {
  return send !== undefined || receive !== undefined
}

/** A CSP block ends in `error` alone. https://websockets.spec.whatwg.org/#concept-websocket-establish */
function isEnd({ kind }: Unnumbered): boolean {
  return kind === 'close' || kind === 'error' || kind === 'construct-refused'
}
