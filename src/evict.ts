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
  log.kept.bodyBytes += bodySize(message.body)
  if (log.kept.bodyBytes > log.bounds.bodyBytes) evictBodies(log)
  if (queue.messages.length > log.bounds.messages) evictMessages(log)
}

/** Memory a body takes, bytes; text counts two per UTF-16 unit at most. */
export function bodySize(body: Body | undefined): number {
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
    log.kept.bodyBytes -= bodySize(message.body)
  }
  for (const [owner, gone] of perOwner) owner.messages.splice(0, gone)
  queue.messages.splice(0, count)
  queue.owners.splice(0, count)
  queue.bodies = Math.max(0, queue.bodies - count)
  log.dropped.messages += count
}

/** The oldest ended connection goes; without one, nothing does. */
export function evictConnection(log: Log): void {
  for (const [id, connection] of log.connections) {
    if (endedAt(connection) === undefined) continue
    for (const message of connection.messages) dropBody(log, message)
    log.connections.delete(id)
    log.dropped.connections++
    return
  }
}

function dropBody(log: Log, message: Message): void {
  if (message.body === undefined) return
  log.kept.bodyBytes -= bodySize(message.body)
  log.dropped.bodies++
  delete message.body
  message.whole = false
}
