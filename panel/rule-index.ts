import type { Connection } from '../src/connection.ts'
import type { Message } from '../src/event.ts'
import { createMessageIndex, type MessageIndex } from './message-index.ts'

/** Messages that may be looked at once more whatever number came; for short connections. */
const FREE = 20_000

/** Where the messages of a connection stand that a rule holds for, found as messages come. */
export interface RuleIndex {
  /** Positions in the list of messages, ascending. */
  readonly positions: readonly number[]
  /** How many messages were looked at. */
  readonly scanned: number
  /** Another one when positions are not what they were, beyond new ones at the end. */
  readonly epoch: number
  /** Looks further until `deadline` (`performance.now()`); true when nothing is left. */
  advance(deadline: number): boolean
}

/** What a message must be, and what that goes by at the moment. */
export interface Rule {
  holds(message: Message, connection: Connection): boolean
  /** Changes when messages that were looked at may be told otherwise. */
  mark(connection: Connection): string
  /** Looks for those that hold; absent: here and now. */
  index?(holds: (message: Message) => boolean): MessageIndex
}

/**
 * A heartbeat of no known shape is recognised after a few: those before are found by looking again,
 * beside what is shown so far. In sum no message is looked at again more than once.
 */
export function createRuleIndex(connection: Connection, rule: Rule): RuleIndex {
  let index = start()
  let mark = rule.mark(connection)
  let next: { index: MessageIndex; mark: string } | undefined
  let epoch = 0
  let head: Message | undefined
  let looked = 0
  let again = 0

  function start(): MessageIndex {
    const holds = (message: Message) => rule.holds(message, connection)
    return rule.index?.(holds) ?? createMessageIndex(holds)
  }
  function advance(deadline: number): boolean {
    const { messages } = connection
    if (messages[0] !== head) epoch++
    head = messages[0]
    const before = index.scanned
    const done = index.advance(messages, deadline)
    looked += Math.max(0, index.scanned - before)
    return lookAgain(messages, deadline) && done
  }
  function lookAgain(messages: readonly Message[], deadline: number): boolean {
    const wanted = rule.mark(connection)
    if (!next && wanted !== mark && again + index.scanned <= looked + FREE) {
      again += index.scanned
      next = { index: start(), mark: wanted }
    }
    if (!next) return true
    if (!next.index.advance(messages, deadline)) return false
    ;({ index, mark } = next)
    next = undefined
    epoch++
    return true
  }
  return {
    get positions() {
      return index.positions
    },
    get scanned() {
      return index.scanned
    },
    get epoch() {
      return epoch
    },
    advance,
  }
}
