import type { CaptureEvent } from '../event.ts'
import { type Fold, startFold } from './fold.ts'

/** An event in the ring. Links instead of arrays: no prototype the page could have changed is used. */
export interface Node {
  readonly event: CaptureEvent
  readonly owner: Owner
  previous: Node | undefined
  next: Node | undefined
  /** The next one in the chain it is in: of its owner, or of those in flight. */
  sibling: Node | undefined
  /** Size of its body. */
  bytes: number
  /** Length of its texts. */
  weight: number
}

/** Nodes one after the other, by their siblings. */
export interface Chain {
  first: Node | undefined
  last: Node | undefined
  length: number
}

/** Whose events they are: a socket, or (number 0) the page. */
export interface Owner {
  readonly socket: number
  /** What stays as long as the connection: its life, and the first of its messages. */
  readonly fixed: Chain
  /** How many of its first messages are there. */
  first: number
  /** The other messages, which may be folded. */
  readonly queue: Chain
  /** Calls that changed nothing. */
  calls: number
  /** Folded since the beginning, and folded before the present panel had them. */
  all: Fold
  missed: Fold
  /** Number of its newest event. */
  newest: number
  ended: boolean
  /** The one that ended next. */
  successor: Owner | undefined
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

/** The oldest node with a number after this one; looked for from the new end. */
export function firstAfter({ tail }: List, seq: number): Node | undefined {
  let node = tail && tail.event.seq > seq ? tail : undefined
  while (node?.previous && node.previous.event.seq > seq) node = node.previous
  return node
}

export function startChain(): Chain {
  return { first: undefined, last: undefined, length: 0 }
}

export function push(chain: Chain, node: Node): void {
  node.sibling = undefined
  if (chain.last) chain.last.sibling = node
  else chain.first = node
  chain.last = node
  chain.length++
}

export function shift(chain: Chain): Node | undefined {
  const node = chain.first
  if (!node) return undefined
  chain.first = node.sibling
  if (!chain.first) chain.last = undefined
  chain.length--
  return node
}

/** Takes out any node of an owner. */
export function shiftAny({ fixed, queue }: Owner): Node | undefined {
  return shift(fixed) ?? shift(queue)
}

function startOwner(socket: number): Owner {
  return {
    socket,
    fixed: startChain(),
    first: 0,
    queue: startChain(),
    calls: 0,
    all: startFold(),
    missed: startFold(),
    newest: 0,
    ended: false,
    successor: undefined,
  }
}

/** The owner with this number; a new one if there is none. */
export function ownerOf(owners: Record<number, Owner>, socket: number): Owner {
  owners[socket] ??= startOwner(socket)
  return owners[socket]
}

/**
 * Whether an event comes of a connection that was let go: sockets are numbered as they begin, so one
 * up to the highest of those that is not there is gone. An owner made for it would never go.
 */
export function isLate(
  owners: Record<number, Owner>,
  event: CaptureEvent,
  highestGone: number,
): boolean {
  return 'socket' in event && event.socket <= highestGone && !owners[event.socket]
}
