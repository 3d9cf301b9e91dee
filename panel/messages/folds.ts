import { signal } from '@preact/signals'
import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { isHeartbeat, recognisedBy } from '../../src/heartbeat.ts'
import { createRuleIndex, type Rule, type RuleIndex } from '../rule-index.ts'
import { type Folding, foldingOf, type Opened } from './folding.ts'
import { createRuns } from './runs.ts'
import { shownOf } from './shown.ts'

/** Time one look for heartbeats may take, ms; it stands beside that of a search. */
const BUDGET = 8

/** The heartbeats of the connections that were looked at, folded, and which the user unfolded. */
export interface Folds {
  /**
   * @param positions Of the messages shown; absent: all.
   * @param breaks Indices before which something else stands.
   */
  of(
    connection: Connection,
    positions: readonly number[] | undefined,
    breaks: readonly number[],
  ): Folding
  /** Unfolds or folds what stands from one message to another. */
  setOpen(connection: Connection, from: Message, to: Message, open: boolean): void
  /** Looks for heartbeats of a connection; false when there is more to look at. */
  work(connection: Connection | undefined): boolean
}

const HEARTBEATS: Rule = { holds: isHeartbeat, mark: recognisedBy }

interface Known {
  readonly beats: RuleIndex
  readonly runsOf: ReturnType<typeof createRuns>
  /** Ascending, and apart from each other. */
  opened: readonly Opened[]
}

export function createFolds(rule: Rule = HEARTBEATS): Folds {
  const connections = new WeakMap<Connection, Known>()
  const changes = signal(0)

  function knownOf(connection: Connection): Known {
    const before = connections.get(connection)
    if (before) return before
    const known = { beats: createRuleIndex(connection, rule), runsOf: createRuns(), opened: [] }
    connections.set(connection, known)
    // Most lists are short: they are drawn folded from the first.
    known.beats.advance(performance.now() + BUDGET)
    return known
  }
  function of(
    connection: Connection,
    positions: readonly number[] | undefined,
    breaks: readonly number[],
  ): Folding {
    changes.value
    const { messages } = connection
    const { beats, runsOf, opened } = knownOf(connection)
    const runs = runsOf({ positions, beats, breaks })
    return foldingOf(shownOf(messages, positions), runs, opened)
  }
  function setOpen(connection: Connection, from: Message, to: Message, open: boolean): void {
    const known = knownOf(connection)
    const own = { from: from.seq, to: to.seq }
    const others = known.opened.flatMap((one) => outside(one, own))
    known.opened = open ? [...others, own].sort((a, b) => a.from - b.from) : others
    changes.value++
  }
  function work(connection: Connection | undefined): boolean {
    return !connection || knownOf(connection).beats.advance(performance.now() + BUDGET)
  }
  return { of, setOpen, work }
}

/** What of one stretch is not in the other. */
function outside(one: Opened, other: Opened): Opened[] {
  const before = { from: one.from, to: Math.min(one.to, other.from - 1) }
  const after = { from: Math.max(one.from, other.to + 1), to: one.to }
  return [before, after].filter(({ from, to }) => from <= to)
}
