import { type Connection, endedAt } from './connection.ts'
import type { Body, Message } from './event.ts'
import type { Log } from './log.ts'

/** The messages of a log in order of arrival, so that the oldest can go first over all connections. */
export interface Queue {
  messages: Message[]
  owners: Connection[]
  /** Index of the oldest message whose body may still be there. */
  bodies: number
}

export function startQueue(): Queue {
  return { messages: [], owners: [], bodies: 0 }
}

/** Keeps a message and lets go of the oldest ones beyond the bounds. */
export function keepMessage(log: Log, owner: Connection, message: Message): void {
  const { queue } = log.kept
  queue.messages.push(message)
  queue.owners.push(owner)
  log.kept.bodyBytes += heldBy(message)
  if (log.kept.bodyBytes > log.bounds.bodyBytes) evictBodies(log)
  if (queue.messages.length > log.bounds.messages) evictMessages(log)
}

/** Memory the body of a message takes, and the stack of the call that sent it; bytes. */
export function heldBy({ body, stack = '' }: Message): number {
  return bodySize(body) + stack.length
}

/** Text counts one per UTF-16 unit, though an engine may need two for it. */
function bodySize(body: Body | undefined): number {
  if (body === undefined) return 0
  if (typeof body === 'string') return body.length
  return body instanceof Uint8Array ? body.byteLength : body.size
}

/** Oldest bodies go until a tenth of the room is free, so that not each message pays for it. */
function evictBodies(log: Log): void {
  const { queue } = log.kept
  const target = log.bounds.bodyBytes * 0.9
  while (log.kept.bodyBytes > target) {
    const message = queue.messages[queue.bodies]
    if (!message) return
    queue.bodies++
    dropBody(log, message)
  }
}

/** The oldest sixteenth of the messages goes in one step: shifting one by one would be quadratic. */
function evictMessages(log: Log): void {
  const { queue } = log.kept
  const count = Math.ceil(log.bounds.messages / 16)
  const perOwner = new Map<Connection, number>()
  for (let index = 0; index < count; index++) {
    const message = queue.messages[index]
    const owner = queue.owners[index]
    if (!message || !owner) break
    perOwner.set(owner, (perOwner.get(owner) ?? 0) + 1)
    log.kept.bodyBytes -= heldBy(message)
  }
  for (const [owner, gone] of perOwner) owner.messages.splice(0, gone)
  queue.messages.splice(0, count)
  queue.owners.splice(0, count)
  queue.bodies = Math.max(0, queue.bodies - count)
  log.dropped.messages += count
}

/** Of open connections so many times the bound may stay: their ends make room. */
const MOST_OPEN = 5

/**
 * The oldest connections that have ended go; where a hostile page opens ever more, the oldest. Where
 * too few have ended, the next look waits: one at each event would be quadratic.
 */
export function trimConnections(log: Log): void {
  const { connections, bounds, kept } = log
  if (connections.size <= bounds.connections) return
  if (kept.rest > 0) kept.rest--
  else {
    evictEnded(log)
    if (connections.size > bounds.connections) kept.rest = connections.size >> 4
  }
  for (const connection of connections.values()) {
    if (connections.size <= bounds.connections * MOST_OPEN) return
    evictConnection(log, connection)
  }
}

function evictEnded(log: Log): void {
  for (const connection of log.connections.values()) {
    if (log.connections.size <= log.bounds.connections) return
    if (endedAt(connection) !== undefined) evictConnection(log, connection)
  }
}

export function evictConnection(log: Log, connection: Connection): void {
  for (const message of connection.messages) dropBody(log, message)
  log.connections.delete(connection.id)
  log.dropped.connections++
}

function dropBody(log: Log, message: Message): void {
  const held = heldBy(message)
  if (held === 0) return
  log.kept.bodyBytes -= held
  if (message.body !== undefined) log.dropped.bodies++
  message.body = undefined
  if (message.stack !== undefined) message.stack = undefined
  message.whole = false
}
