import type { CaptureEvent } from '../event.ts'
import { type Fold, startFold } from './fold.ts'

/** An event in the ring. Links instead of arrays: no prototype the page could have changed is used. */
export interface Node {
  readonly event: CaptureEvent
  readonly owner: Owner
  previous: Node | undefined
  next: Node | undefined
  /** The next node of the same owner that may be folded. */
  sibling: Node | undefined
  /** Size of its body. */
  bytes: number
}

/** Whose events they are: a socket, or (number 0) the page. */
export interface Owner {
  readonly socket: number
  /** How many of its first messages are kept for good. */
  first: number
  /** The others that are kept, oldest first. */
  oldest: Node | undefined
  newest: Node | undefined
  kept: number
  /** Folded since the beginning, and folded before the present panel had them. */
  all: Fold
  missed: Fold
  /** Folded between the answer that held them and the next pull: the panel may have them. */
  inFlight: Fold
  ended: boolean
}

export interface List {
  head: Node | undefined
  tail: Node | undefined
}

export function append(list: List, node: Node): void {
  node.previous = list.tail
  if (list.tail) list.tail.next = node
  else list.head = node
  list.tail = node
}

export function unlink(list: List, node: Node): void {
  if (node.previous) node.previous.next = node.next
  else list.head = node.next
  if (node.next) node.next.previous = node.previous
  else list.tail = node.previous
}

/** Puts a node among those of its owner that may be folded. */
export function queue(owner: Owner, node: Node): void {
  if (owner.newest) owner.newest.sibling = node
  else owner.oldest = node
  owner.newest = node
  owner.kept++
}

export function dequeue(owner: Owner): Node | undefined {
  const node = owner.oldest
  if (!node) return undefined
  owner.oldest = node.sibling
  if (!owner.oldest) owner.newest = undefined
  owner.kept--
  return node
}

export function startOwner(socket: number): Owner {
  return {
    socket,
    first: 0,
    oldest: undefined,
    newest: undefined,
    kept: 0,
    all: startFold(),
    missed: startFold(),
    inFlight: startFold(),
    ended: false,
  }
}
