import type { Connection } from '../src/connection.ts'
import type { Direction, Message } from '../src/event.ts'
import {
  asksForBoth,
  concernsMessages,
  expressionsOf,
  type Filter,
  markOf,
  messageTest,
} from '../src/filter/filter.ts'
import type { Expression } from '../src/filter/match.ts'
import type { Log } from '../src/log.ts'
import type { MessageIndex } from './message-index.ts'
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
  /** Looks further for what is shown of a connection; false when some is left. */
  advance(connection: Connection, deadline: number): boolean
  /** Looks further in all connections. */
  find(log: Log, deadline: number): boolean
}

/** @param asked Looks for messages that expressions hold for. */
export function createIndexes(
  filter: Filter,
  direction: Direction | 'all',
  asked: (holds: (message: Message) => boolean, expressions: readonly Expression[]) => MessageIndex,
): Indexes {
  const goes = (message: Message) => direction === 'all' || message.direction === direction
  const mark = (connection: Connection) => markOf(filter, connection)
  const expressions = expressionsOf(filter)
  const index = expressions.length > 0 && {
    index: (holds: (message: Message) => boolean) => asked(holds, expressions),
  }
  /** All of the filter, or all but its text. */
  const remember = (holds: Rule['holds']) => rememberIndexes({ holds, mark, ...index })
  const rememberKinds = (holds: Rule['holds']) => rememberIndexes({ holds, mark })
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
  const named = rememberKinds(passesByKind)
  const ofDirection =
    direction === 'all'
      ? named
      : rememberKinds((message, connection) => goes(message) && passesByKind(message, connection))
  const wide = (connection: Connection) => (isWide ? undefined : ofDirection(connection))

  function advance(connection: Connection, deadline: number): boolean {
    const indexes = [concerned && narrow(connection), wide(connection)]
    return indexes.map((index) => !index || index.advance(deadline)).every(Boolean)
  }
  function find(log: Log, deadline: number): boolean {
    let done = true
    for (const connection of log.connections.values()) {
      const indexes = both ? [matched(connection), named(connection)] : [matched(connection)]
      for (const index of indexes) done = index.advance(deadline) && done
      if (performance.now() > deadline) return false
    }
    return done
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
