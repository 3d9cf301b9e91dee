import { formatClock } from '../../src/format/clock.ts'
import { formatCount, plural } from '../../src/format/count.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { useSession } from '../context.ts'
import type { Matches as Counts } from '../search.ts'
import { wordsOf } from '../words.ts'
import styles from './filter.module.css'

/** How much the filter finds, and whether it hides other connections. */
export function Matches() {
  const { search } = useSession()
  return (
    <>
      <Span />
      {search.filter.value.kind === 'terms' && <Found />}
    </>
  )
}

/** The stretch that was brushed on the timeline. */
function Span() {
  const { span } = useSession().search
  if (!span.value) return null
  const { from, to } = span.value
  return (
    <button
      type="button"
      class={styles.scope}
      data-action="span"
      aria-pressed={true}
      title={`Only messages from ${formatClock(from)} to ${formatClock(to)}: show all again`}
      onClick={() => {
        span.value = undefined
      }}
    >
      {formatDuration(to - from)} ×
    </button>
  )
}

function Found() {
  const { search, revision, diagnosisOf } = useSession()
  revision.value
  const found = search.matches((one) => wordsOf(one, diagnosisOf(one)))
  const only = search.scope.value === 'connection'
  return (
    <>
      {found && (
        <span class={styles.count} data-matches={found.messages} title={countWords(found)}>
          {formatCount(found.messages)}
          {!found.complete && '…'}
        </span>
      )}
      <button
        type="button"
        class={styles.scope}
        data-action="filter-scope"
        aria-pressed={only}
        title="Filter the messages of the selected connection alone; hide no connection"
        onClick={() => {
          search.scope.value = only ? 'all' : 'connection'
        }}
      >
        Messages only
      </button>
    </>
  )
}

/** `1,204 messages in 3 connections so far`. */
function countWords({ messages, connections, complete }: Counts): string {
  const where = `${plural(messages, 'message')} in ${plural(connections, 'connection')}`
  return complete ? where : `${where} so far`
}
