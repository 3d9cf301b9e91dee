import type { Connection } from '../src/connection.ts'
import type { Direction, Message } from '../src/event.ts'
import {
  asksForBoth,
  concernsMessages,
  type Filter,
  markOf,
  messageTest,
} from '../src/filter/filter.ts'
import type { Log } from '../src/log.ts'
import { createRuleIndex, type Rule, type RuleIndex } from './rule-index.ts'

/** The messages found for one filter and direction, per connection. */
export interface Indexes {
  /** All that pass the filter. */
  matched(connection: Connection): RuleIndex
  /** Of these, the ones of the direction. */
  narrow(connection: Connection): RuleIndex
  /** All that pass but for the text, which may name the connection. */
  named(connection: Connection): RuleIndex
  /** Of these, the ones of the direction; undefined: every message is. */
  wide(connection: Connection): RuleIndex | undefined
  /** Looks further for what is shown of a connection; false when the time is over. */
  advance(connection: Connection, deadline: number): boolean
  /** Looks further in all connections. */
  find(log: Log, deadline: number): boolean
}

export function createIndexes(filter: Filter, direction: Direction | 'all'): Indexes {
  const goes = (message: Message) => direction === 'all' || message.direction === direction
  const mark = (connection: Connection) => markOf(filter, connection)
  const remember = (holds: Rule['holds']) => rememberIndexes({ holds, mark })
  const concerned = concernsMessages(filter)
  const both = asksForBoth(filter)
  const isWide = direction === 'all' && !hasMessageTerm(filter)

  const passes = messageTest(filter)
  const passesByKind = messageTest(filter, false)
  const matched = remember(passes)
  const narrow =
    direction === 'all'
      ? matched
      : remember((message, connection) => goes(message) && passes(message, connection))
  const named = remember(passesByKind)
  const ofDirection =
    direction === 'all'
      ? named
      : remember((message, connection) => goes(message) && passesByKind(message, connection))
  const wide = (connection: Connection) => (isWide ? undefined : ofDirection(connection))

  function advance(connection: Connection, deadline: number): boolean {
    const indexes = [concerned && narrow(connection), wide(connection)]
    return indexes.every((index) => !index || index.advance(deadline))
  }
  function find(log: Log, deadline: number): boolean {
    for (const connection of log.connections.values()) {
      const indexes = both ? [matched(connection), named(connection)] : [matched(connection)]
      if (!indexes.every((index) => index.advance(deadline))) return false
    }
    return true
  }
  return { matched, narrow, named, wide, advance, find }
}

function hasMessageTerm(filter: Filter): boolean {
  return filter.kind === 'terms' && filter.terms.some(({ of }) => of === 'message')
}

function rememberIndexes(rule: Rule): (connection: Connection) => RuleIndex {
  const indexes = new WeakMap<Connection, RuleIndex>()
  return (connection) => {
    const known = indexes.get(connection)
    if (known) return known
    const index = createRuleIndex(connection, rule)
    indexes.set(connection, index)
    return index
  }
}
