import type { Connection } from '../../src/connection.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { heartbeatOf } from '../../src/heartbeat.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { focusNext } from '../parts/focus.ts'
import { type Beating, foldWords, spanWords } from './fold-words.ts'
import styles from './messages.module.css'

interface Props {
  connection: Connection
  beating: Beating
}

/** What heartbeats in a row tell together. */
export function FoldDetail({ connection, beating }: Props) {
  const { folds, listing, selection } = useSession()
  const { fold, sum, first, last } = beating
  const beat = heartbeatOf(connection)
  const facts: [string, string | undefined][] = [
    ['Time', spanWords(beating, listing.time.value, connection)],
    ['Span', formatDuration(last.at - first.at)],
    ['Size', formatBytes(sum.bytes)],
    ['Kind', beat?.label],
    ['Round trip', beat?.roundTripMs === undefined ? undefined : formatDuration(beat.roundTripMs)],
  ]
  return (
    <section class={styles.detail} aria-label="Heartbeats" data-view="heartbeats">
      <header class={styles.bar}>
        <span class={styles.count}>{foldWords(beating)}</span>
        <Button
          action="unfold"
          label={fold.open ? 'Fold them again' : 'Show them one by one'}
          onClick={() => folds.setOpen(connection, first, last, !fold.open)}
        >
          {fold.open ? 'Fold' : 'Unfold'}
        </Button>
        <Button
          icon="close"
          label="Close the heartbeats"
          keys="Escape"
          onClick={() => {
            selection.choose([])
            selection.heading.value = undefined
            focusNext('[data-view="messages"]')
          }}
        />
      </header>
      <dl class={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
