import { type Connection, endedAt } from './connection.ts'
import type { DocumentId } from './event.ts'
import { evictConnection } from './evict.ts'
import type { Log } from './log.ts'
import type { Page } from './page.ts'

/**
 * What is kept besides messages: constructions, calls, ends, handshakes, what pages went through.
 * There are few of them, but a page or server chooses how long their texts are and how many
 * documents it makes.
 */

/** Of an object or a number: as a rule more. */
const EACH = 64
/** Documents beyond this are forgotten, the oldest that have no connection first. */
const MAX_PAGES = 2_000

/** Says that a fact has come to be kept, and lets go of the oldest where there are too many. */
export function weigh(log: Log, fact: unknown): void {
  log.kept.facts += sizeOf(fact)
  if (log.kept.facts > log.bounds.facts) evictFacts(log)
}

/** Makes room for one more document. */
export function boundPages(log: Log): void {
  if (log.pages.size >= MAX_PAGES) evictPages(log, Math.ceil(MAX_PAGES / 16))
}

/** What was counted may have gone meanwhile, so it is measured first. */
function evictFacts(log: Log): void {
  const target = log.bounds.facts * 0.9
  log.kept.facts = total(log)
  const isOver = () => log.kept.facts > target
  for (const connection of log.connections.values()) {
    if (!isOver()) return
    if (endedAt(connection) !== undefined) drop(log, connection)
  }
  if (isOver()) evictPages(log, Number.POSITIVE_INFINITY, isOver)
  for (const connection of log.connections.values()) {
    if (!isOver()) return
    drop(log, connection)
  }
  if (isOver()) for (const page of log.pages.values()) page.events.length = 0
}

function drop(log: Log, connection: Connection): void {
  log.kept.facts -= sizeOfConnection(connection)
  evictConnection(log, connection)
}

function evictPages(log: Log, count: number, isWanted = () => true): void {
  const needed = new Set<DocumentId>()
  for (const { doc } of log.connections.values()) needed.add(doc)
  const idle = [...log.pages.values()].filter(({ id }) => !needed.has(id))
  idle.sort((a, b) => Number(a.leftAt === undefined) - Number(b.leftAt === undefined))
  for (const page of idle.slice(0, count)) {
    if (!isWanted()) return
    log.kept.facts -= sizeOfPage(page)
    log.pages.delete(page.id)
  }
}

function total(log: Log): number {
  let sum = 0
  for (const connection of log.connections.values()) sum += sizeOfConnection(connection)
  for (const page of log.pages.values()) sum += sizeOfPage(page)
  return sum
}

function sizeOfConnection(connection: Connection): number {
  const { constructed, opened, closed, closeCalls, refusedCalls, handshake } = connection
  return sizeOf([constructed, opened, closed, handshake, ...closeCalls, ...refusedCalls])
}

function sizeOfPage({ start, events }: Page): number {
  return sizeOf([start, ...events])
}

/** UTF-16 units of its texts, and something for each object and number. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  let sum = EACH
  for (const part of Object.values(value)) sum += sizeOf(part)
  return sum
}
