import type { Body, CaptureEvent } from '../event.ts'
import { append, type List, type Node, type Owner, unlink } from './list.ts'
import { bodyBytes, shorten } from './payload.ts'
import { textLength } from './unnumbered.ts'

/** The nodes of a ring, oldest first, and what their bodies take. */
export interface Store {
  readonly list: List
  bytes: number
  /** The first node the panel does not have. */
  cursor: Node | undefined
}

export function startStore(): Store {
  return { list: { head: undefined, tail: undefined }, bytes: 0, cursor: undefined }
}

export function add(store: Store, event: CaptureEvent, owner: Owner): Node {
  const node: Node = {
    event,
    owner,
    previous: undefined,
    next: undefined,
    sibling: undefined,
    bytes: event.kind === 'message' ? bodyBytes(event.body) : 0,
    weight: textLength(event),
  }
  append(store.list, node)
  store.cursor ??= node
  store.bytes += node.bytes
  return node
}

export function remove(store: Store, node: Node): void {
  if (store.cursor === node) store.cursor = node.next
  store.bytes -= node.bytes
  node.bytes = 0
  unlink(store.list, node)
}

/** Leaves what the history holds of a body. */
export function shortenBody(store: Store, node: Node): void {
  const { event } = node
  if (event.kind !== 'message' || event.body === undefined) return
  setBody(store, node, shorten(event.body, event.size))
}

/** Leaves what a message cannot do without. */
export function lighten(store: Store, node: Node): void {
  setBody(store, node, undefined)
  if (node.event.kind === 'message') node.event.stack = undefined
}

export function setBody(store: Store, node: Node, body: Body | undefined): void {
  // An empty body stays: it takes nothing, and is whole.
  if (node.event.kind !== 'message' || node.bytes === 0) return
  const size = bodyBytes(body)
  if (size < node.bytes) node.event.whole = false
  node.event.body = body
  store.bytes += size - node.bytes
  node.bytes = size
}
