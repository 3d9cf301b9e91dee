import type { CaptureEvent, Direction, Message } from '../event.ts'
import {
  BATCH_BYTES,
  BATCH_EVENTS,
  FAREWELL_BYTES,
  FIRST,
  HISTORY_BYTES,
  IDLE_CALLS,
  LAST,
  MAX_CONNECTIONS,
  REST_MESSAGES,
  WAITING_BYTES,
  WAITING_MESSAGES,
} from './bounds.ts'
import { depart, startDeparted, takeFirst } from './departed.ts'
import { addToFold, copyFold, foldedCount, foldedEvent, startFold } from './fold.ts'
import { createGone } from './gone.ts'
import {
  firstAfter,
  isLate,
  type Node,
  type Owner,
  ownerOf,
  push,
  shift,
  shiftAny,
  startChain,
} from './list.ts'
import { max, ownArray } from './natives.ts'
import { add as addNode, lighten, remove, setBody, shortenBody, startStore } from './store.ts'
import {
  complete,
  isBeginning,
  isEnd,
  isIdleCall,
  isQuotaed,
  isSum,
  type Unnumbered,
} from './unnumbered.ts'
import type { Batch } from './wire.ts'

/**
 * The bounded memory of one document: the history for a panel that comes later, and what the panel
 * that is there has not taken yet. Messages beyond the bounds are folded into counts; what changes
 * the life of a socket stays as long as its connection.
 */
export interface Ring {
  add(event: Unnumbered): void
  /** Events after `after`, oldest first. Those up to it are taken; 0 asks for the whole history. */
  pull(after: number): Answer
  /** All after `after` that was not taken, for a document that is about to go. */
  rest(after: number): CaptureEvent[]
  /** With a panel there messages wait for it, without only the history is kept. */
  attach(on: boolean): void
}

type Answer = Pick<Batch, 'events' | 'more'>

export function createRing(): Ring {
  const store = startStore()
  const { list } = store
  const owners: Record<number, Owner> = Object.create(null)
  const departed = startDeparted()
  /** Folded between the answer that held them and the next pull: the panel may have them. */
  const flight = startChain()
  const gone = createGone()
  let attached = false
  let seq = 0
  let taken = 0
  /** The last one in the last answer; it has arrived when the next pull says so. */
  let sent = 0
  /** Those that may be folded. */
  let messages = 0
  let connections = 0
  let highestGone = 0
  let someMissed = false
  /** Of the owners the one that keeps most, as far as seen. */
  let busiest: Owner | undefined

  function add(unnumbered: Unnumbered): void {
    const event = complete(unnumbered)
    if (
      isLate(owners, event, highestGone) ||
      (isIdleCall(event) && ++ownerOf(owners, event.socket).calls > IDLE_CALLS)
    ) {
      gone.event(++seq > sent)
      return
    }
    const node = put(event)
    if (isQuotaed(node.event)) limit(node)
    else push(node.owner.fixed, node)
    if (isBeginning(event)) connections++
    trimConnections()
    if (isEnd(event)) depart(departed, node.owner)
  }

  function put(event: CaptureEvent): Node {
    event.seq = ++seq
    const owner = ownerOf(owners, 'socket' in event ? event.socket : 0)
    owner.newest = seq
    return addNode(store, event, owner)
  }

  function limit(node: Node): void {
    const { owner } = node
    if (owner.first < FIRST) {
      owner.first++
      push(owner.fixed, node)
    } else {
      push(owner.queue, node)
      messages++
      if (owner.queue.length > (busiest?.queue.length ?? 0)) busiest = owner
      if (attached && messages > WAITING_MESSAGES) foldOldest(busiest ?? owner)
      if (!attached && owner.queue.length > LAST) foldOldest(owner)
    }
    makeRoom(node)
  }

  /** Old connections go for the sake of new ones; without an ended one the new body goes. */
  function makeRoom(node: Node): void {
    while (!attached && store.bytes > HISTORY_BYTES && evictConnection());
    if (store.bytes > (attached ? WAITING_BYTES : HISTORY_BYTES)) setBody(store, node, undefined)
  }

  function foldOldest(owner: Owner): void {
    const node = shift(owner.queue)
    if (!node) return
    remove(store, node)
    messages--
    const { event } = node
    if (event.kind !== 'message') {
      gone.event(event.seq > sent)
      return
    }
    addToFold(owner.all, event)
    if (event.seq > sent) miss(owner, event)
    else if (event.seq > taken) {
      event.body = undefined
      push(flight, node)
    }
  }

  function miss(owner: Owner, event: Message): void {
    addToFold(owner.missed, event)
    someMissed = true
  }

  function trimConnections(): void {
    while (connections > MAX_CONNECTIONS && evictConnection());
  }

  /** The connection that ended first goes with all its events, as far as the panel has them. */
  function evictConnection(): boolean {
    const victim = departed.first
    if (!victim || (attached && victim.newest > taken)) return false
    takeFirst(departed)
    let missed = foldedCount(victim.missed)
    let count = foldedCount(victim.all)
    messages -= victim.queue.length
    for (let node = shiftAny(victim); node; node = shiftAny(victim)) {
      remove(store, node)
      count++
      if (node.event.seq > sent) missed++
      else if (node.event.seq > taken) push(flight, node)
    }
    gone.connection(count, missed)
    connections--
    if (busiest === victim) busiest = undefined
    highestGone = max(highestGone, victim.socket)
    delete owners[victim.socket]
    return true
  }

  function pull(after: number): Answer {
    if (after === 0) rewind()
    else take(max(after, taken))
    const events = ownArray<CaptureEvent>()
    let size = 0
    let node = store.cursor
    for (; node && events.length < BATCH_EVENTS && size < BATCH_BYTES; node = node.next) {
      events[events.length] = node.event
      size += node.bytes + node.weight
    }
    if (!node) addMissed(events)
    sent = events[events.length - 1]?.seq ?? after
    return { events, more: node !== undefined }
  }

  /** The panel has them: they are history now. */
  function take(after: number): void {
    taken = after
    settle()
    for (let node = store.cursor; node && node.event.seq <= after; node = store.cursor) {
      store.cursor = node.next
      if (isSum(node.event)) removeSum(node)
      else becomeHistory(node)
    }
    trimConnections()
  }

  /** What went of an answer that got lost is missed after all. */
  function settle(): void {
    for (let node = shift(flight); node; node = shift(flight)) {
      const { event, owner } = node
      if (event.seq <= taken) continue
      if (event.kind === 'message' && owners[owner.socket] === owner) miss(owner, event)
      else gone.lost()
    }
  }

  function becomeHistory(node: Node): void {
    shortenBody(store, node)
    const { owner } = node
    while (owner.queue.length > LAST && (owner.queue.first?.event.seq ?? seq) <= taken) {
      foldOldest(owner)
    }
  }

  function removeSum(node: Node): void {
    gone.sum()
    remove(store, node)
  }

  /** Another panel has come: it has nothing yet. */
  function rewind(): void {
    taken = 0
    sent = 0
    while (shift(flight));
    for (let node = list.head; node; node = node.next) if (isSum(node.event)) removeSum(node)
    gone.rewind()
    someMissed = false
    for (const key in owners) {
      const owner = owners[key]
      if (!owner || foldedCount(owner.all) === 0) continue
      owner.missed = copyFold(owner.all)
      someMissed = true
    }
    store.cursor = list.head
  }

  function addMissed(events: CaptureEvent[]): void {
    if (gone.some()) events[events.length] = put(gone.tell(list.tail?.event.at ?? 0)).event
    if (!someMissed) return
    someMissed = false
    for (const key in owners) {
      const owner = owners[key]
      if (!owner || foldedCount(owner.missed) === 0) continue
      putFolded(owner, 'send', events)
      putFolded(owner, 'receive', events)
      owner.missed = startFold()
    }
  }

  function putFolded(owner: Owner, direction: Direction, events: CaptureEvent[]): void {
    const event = foldedEvent(owner.missed, direction, owner.socket)
    if (event) events[events.length] = put(event).event
  }

  function rest(after: number): CaptureEvent[] {
    const start = () => (after > taken ? firstAfter(list, after) : store.cursor)
    foldBacklog(start())
    const events = ownArray<CaptureEvent>()
    let size = 0
    for (let node = start(); node; node = node.next) {
      size += node.bytes + node.weight
      if (size > FAREWELL_BYTES) lighten(store, node)
      events[events.length] = node.event
    }
    addMissed(events)
    sent = events[events.length - 1]?.seq ?? sent
    return events
  }

  /** Leaves the newest messages; those in flight are left alone, for they may have arrived. */
  function foldBacklog(start: Node | undefined): void {
    let excess = -REST_MESSAGES
    for (let node = start; node; node = node.next) if (node.event.kind === 'message') excess++
    for (let node = start; node && excess > 0; node = node.next) {
      const { queue } = node.owner
      if (node.event.seq <= sent || node.event.kind !== 'message') continue
      while (queue.first && queue.first.event.seq <= node.event.seq) foldOldest(node.owner)
      excess--
    }
  }

  function attach(on: boolean): void {
    attached = on
    if (on) return
    for (let node = list.head; node; node = node.next) shortenBody(store, node)
    for (const key in owners) {
      const owner = owners[key]
      while (owner && owner.queue.length > LAST) foldOldest(owner)
    }
    trimConnections()
    for (let node = list.head; node && store.bytes > HISTORY_BYTES; node = node.next)
      lighten(store, node)
  }

  return { add, pull, rest, attach }
}
