import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../src/connection.ts'
import type { Direction, Message } from '../src/event.ts'
import { type Filter, parseFilter, passes } from '../src/filter.ts'
import type { Log } from '../src/log.ts'
import { createMessageIndex, type MessageIndex } from './message-index.ts'

/** Time one run may take, ms; a task of 50 ms would be felt. */
const BUDGET = 24

/** The text filter over all connections, and the messages of the selected one that pass. */
export interface Search {
  readonly query: Signal<string>
  readonly direction: Signal<Direction | 'all'>
  readonly filter: ReadonlySignal<Filter>
  /** Whether a connection passes by these words of its own or by a message. */
  passes(connection: Connection, words: () => string): boolean
  /** Positions of the messages to show; undefined: all of them. */
  shown(connection: Connection, words: () => string): readonly number[] | undefined
  /** Looks further; false when some is left. */
  work(selected: ConnectionId | undefined): boolean
}

export function createSearch(log: Log): Search {
  const query = signal('')
  const direction = signal<Direction | 'all'>('all')
  const filter = computed(() => parseFilter(query.value))
  const indexes = computed(() => startIndexes(filter.value, direction.value))

  function shown(connection: Connection, words: () => string): readonly number[] | undefined {
    const { narrow, wide } = indexes.value.of(connection)
    if (!narrow) return wide?.positions
    const own = isPositive(filter.value) && narrow.positions.length === 0
    return own && passes(filter.value, words()) ? wide?.positions : narrow.positions
  }
  function connectionPasses(connection: Connection, words: () => string): boolean {
    if (filter.value.kind !== 'pattern' || passes(filter.value, words())) return true
    return isPositive(filter.value) && indexes.value.found(connection)
  }
  function work(selected: ConnectionId | undefined): boolean {
    const deadline = performance.now() + BUDGET
    const connection = selected === undefined ? undefined : log.connections.get(selected)
    const done = connection ? indexes.peek().advance(connection, deadline) : true
    return indexes.peek().find(log, deadline) && done
  }
  return { query, direction, filter, passes: connectionPasses, shown, work }
}

interface Indexes {
  of(connection: Connection): { narrow?: MessageIndex; wide?: MessageIndex }
  advance(connection: Connection, deadline: number): boolean
  /** Whether a message that matches was found so far. */
  found(connection: Connection): boolean
  find(log: Log, deadline: number): boolean
}

function startIndexes(filter: Filter, direction: Direction | 'all'): Indexes {
  const goes = (message: Message) => direction === 'all' || message.direction === direction
  const narrow = remember(() => createMessageIndex((m) => goes(m) && passes(filter, textOf(m))))
  const wide = remember(() => createMessageIndex(goes))
  const first = remember(() => createMessageIndex((m) => passes(filter, textOf(m))))

  function of(connection: Connection): { narrow?: MessageIndex; wide?: MessageIndex } {
    return {
      ...(filter.kind === 'pattern' && { narrow: narrow(connection) }),
      ...(direction !== 'all' && { wide: wide(connection) }),
    }
  }
  function advance(connection: Connection, deadline: number): boolean {
    const indexes = Object.values(of(connection))
    return indexes.every((index) => index.advance(connection.messages, deadline))
  }
  function find(log: Log, deadline: number): boolean {
    if (!isPositive(filter)) return true
    for (const connection of log.connections.values()) {
      const index = first(connection)
      if (index.positions.length > 0) continue
      if (!index.advance(connection.messages, deadline)) return false
    }
    return true
  }
  return { of, advance, find, found: (connection) => first(connection).positions.length > 0 }
}

/** A negated filter hides by the words of the connection, not by one message among thousands. */
function isPositive(filter: Filter): boolean {
  return filter.kind === 'pattern' && !filter.negated
}

function textOf(message: Message): string {
  return typeof message.body === 'string' ? message.body : ''
}

function remember(create: () => MessageIndex): (connection: Connection) => MessageIndex {
  const indexes = new WeakMap<Connection, MessageIndex>()
  return (connection) => {
    const known = indexes.get(connection)
    if (known) return known
    const index = create()
    indexes.set(connection, index)
    return index
  }
}
