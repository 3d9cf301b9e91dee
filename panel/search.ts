import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../src/connection.ts'
import type { Direction } from '../src/event.ts'
import {
  asks,
  asksForBoth,
  concernsMessages,
  type Filter,
  isExcluded,
  parseFilter,
  passesByWords,
  textPasses,
  type Words,
} from '../src/filter/filter.ts'
import type { Log } from '../src/log.ts'
import { createAskedIndex } from './matching/asked-index.ts'
import { createMatcher } from './matching/matcher.ts'
import { createWordAnswers } from './matching/word-answers.ts'
import { createIndexes, type Indexes } from './search-indexes.ts'
import { createWithin } from './timeline/brush.ts'
import type { Range } from './timeline/range.ts'

/** Time one run may take, ms; a task of 50 ms would be felt. */
const BUDGET = 16

/** The filter over all connections, and the messages of the selected one that pass. */
export interface Search {
  readonly query: Signal<string>
  readonly direction: Signal<Direction | 'all'>
  /** Whether the filter hides connections, or messages of the selected one alone. */
  readonly scope: Signal<Scope>
  /** Only messages of this stretch of time are listed. */
  readonly span: Signal<Range | undefined>
  readonly filter: ReadonlySignal<Filter>
  /** A query that took too long, or failed: it filters nothing. */
  readonly givenUp: Signal<GivenUp | undefined>
  /** Whether a connection passes by these words of its own or by a message. */
  passes(connection: Connection, words: () => string): boolean
  /** Positions of the messages to show; undefined: all of them. */
  shown(connection: Connection, words: () => string): readonly number[] | undefined
  /** Whether the messages shown are what was asked for, not all those of a connection that was. */
  seeks(connection: Connection): boolean
  /** Messages found so far; undefined where the filter asks for none. */
  matches(words: (connection: Connection) => string): Matches | undefined
  /** Looks further; false when some is left. */
  work(selected: ConnectionId | undefined): boolean
  /** Whether what is left comes by itself: it is told when it has. */
  waits(): boolean
  stop(): void
}

interface GivenUp {
  query: string
  /** As a sentence. */
  why: string
}

export type Scope = 'all' | 'connection'

export interface Matches {
  messages: number
  connections: number
  /** Whether all messages were looked at. */
  complete: boolean
}

/**
 * @param start Starts what tests regular expressions; undefined where there are no workers.
 * @param answered Called when there is more to work with.
 * @param like Shares its query, direction and scope, and which query was given up.
 */
export function createSearch(
  log: Log,
  start: (() => Worker) | undefined,
  answered: () => void,
  like?: Pick<Search, 'query' | 'direction' | 'scope' | 'givenUp'>,
): Search {
  const {
    query = signal(''),
    direction = signal<Direction | 'all'>('all'),
    scope = signal<Scope>('all'),
    givenUp = signal<GivenUp | undefined>(undefined),
  } = like ?? {}
  const span = signal<Range | undefined>(undefined)
  const filter = computed((): Filter => {
    if (givenUp.value?.query === query.value) return { kind: 'error', message: givenUp.value.why }
    return parseFilter(query.value)
  })
  const matcher = createMatcher(start, (why) => {
    givenUp.value = { query: query.peek(), why }
  })
  const indexes = computed(() =>
    createIndexes(filter.value, direction.value, (holds, expressions) =>
      createAskedIndex(holds, expressions, matcher, answered),
    ),
  )
  const about = computed(() => {
    filter.value
    return createWordAnswers(matcher, answered)
  })
  // Answers about the filter before are of no use, and may never come.
  const stopDropping = filter.subscribe(matcher.drop)
  const inSpan = createWithin()
  let complete = true
  let waits = false
  /** What was looked through last: another filter has found nothing yet. */
  let searched: Indexes | undefined

  function shown(connection: Connection, words: () => string): readonly number[] | undefined {
    const passing = filtered(connection, words)
    return span.value ? inSpan(passing, connection.messages, span.value) : passing
  }
  function filtered(connection: Connection, words: () => string): readonly number[] | undefined {
    const { narrow, wide } = indexes.value
    if (!concernsMessages(filter.value)) return wide(connection)?.positions
    const found = narrow(connection).positions
    const byWords = found.length === 0 && textPasses(filter.value, about.value(connection, words()))
    return byWords ? wide(connection)?.positions : found
  }
  function seeks(connection: Connection): boolean {
    return asks(filter.value) && indexes.value.narrow(connection).positions.length > 0
  }
  function passes(connection: Connection, words: () => string): boolean {
    if (filter.value.kind !== 'terms' || scope.value === 'connection') return true
    const said = about.value(connection, words())
    if (isExcluded(filter.value, said)) return false
    return passesByWords(filter.value, said) || countOf(connection, said) > 0
  }
  /** Messages that pass; in a connection that is named, also those without the text. */
  function countOf(connection: Connection, words: Words): number {
    if (!asks(filter.value)) return 0
    const { matched, named } = indexes.value
    const count = matched(connection).positions.length
    if (count > 0 || !asksForBoth(filter.value) || !textPasses(filter.value, words)) return count
    return named(connection).positions.length
  }
  function matches(words: (connection: Connection) => string): Matches | undefined {
    if (!asks(filter.value)) return undefined
    const counts = [...log.connections.values()].map((connection) =>
      countOf(
        connection,
        about.value(connection, asksForBoth(filter.value) ? words(connection) : ''),
      ),
    )
    const connections = counts.filter((count) => count > 0).length
    const messages = counts.reduce((a, b) => a + b, 0)
    return { messages, connections, complete: complete && searched === indexes.value }
  }
  function work(selected: ConnectionId | undefined): boolean {
    const deadline = performance.now() + BUDGET
    searched = indexes.peek()
    const { advance, find } = searched
    const connection = selected === undefined ? undefined : log.connections.get(selected)
    const done = connection ? advance(connection, deadline) : true
    const found = !asks(filter.peek()) || find(log, deadline)
    complete = done && found
    waits = !complete && performance.now() <= deadline
    return complete
  }
  return {
    query,
    direction,
    scope,
    span,
    filter,
    givenUp,
    passes,
    shown,
    seeks,
    matches,
    work,
    waits: () => waits,
    stop() {
      stopDropping()
      matcher.stop()
    },
  }
}
