import type { Connection } from '../src/connection.ts'
import { heldBy } from '../src/evict.ts'
import { clear, type Log } from '../src/log.ts'

/** Clears the log and returns how to bring back what was in it, before what came since. */
export function clearWithUndo(log: Log): () => void {
  const connections = new Map(log.connections)
  const messages = new Map([...connections].map(([id, connection]) => [id, connection.messages]))
  const pages = new Map(log.pages)
  const { queue, bodyBytes } = log.kept
  const dropped = { ...log.dropped }
  clear(log)
  return () => {
    log.revision++
    prepend(log.connections, connections)
    prepend(log.pages, pages)
    for (const [id, connection] of connections) restore(connection, messages.get(id) ?? [])
    const since = log.kept.queue
    log.kept.queue = {
      messages: queue.messages.concat(since.messages),
      owners: queue.owners.concat(since.owners),
      bodies: queue.bodies,
    }
    log.kept.bodyBytes += bodyBytes
    for (const key of Object.keys(dropped) as (keyof typeof dropped)[]) {
      log.dropped[key] += dropped[key]
    }
  }
}

/** Forgets the connections made before a time, ms, and the documents that started before it. */
export function forgetBefore(log: Log, at: number): void {
  log.revision++
  const gone = new Set<Connection>()
  for (const [id, connection] of log.connections) {
    if (connection.constructed.at >= at) continue
    log.connections.delete(id)
    gone.add(connection)
  }
  for (const [doc, page] of log.pages) {
    if (page.start && page.start.at < at) log.pages.delete(doc)
  }
  forgetMessages(log, gone)
}

function forgetMessages(log: Log, gone: ReadonlySet<Connection>): void {
  const { queue } = log.kept
  for (const connection of gone) {
    for (const message of connection.messages) log.kept.bodyBytes -= heldBy(message)
  }
  const stays = (_item: unknown, index: number) => {
    const owner = queue.owners[index]
    return owner !== undefined && !gone.has(owner)
  }
  const bodies = queue.owners.slice(0, queue.bodies).filter(stays).length
  log.kept.queue = {
    messages: queue.messages.filter(stays),
    owners: queue.owners.filter(stays),
    bodies,
  }
}

/** An open connection lost its messages only; those that came since stay behind them. */
function restore(connection: Connection, messages: Connection['messages']): void {
  if (connection.messages !== messages) connection.messages = messages.concat(connection.messages)
}

function prepend<K, V>(target: Map<K, V>, before: ReadonlyMap<K, V>): void {
  const since = [...target]
  target.clear()
  for (const [key, value] of [...before, ...since]) target.set(key, value)
}
