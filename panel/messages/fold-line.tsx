import type { Connection } from '../../src/connection.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { useSession } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { type Beating, foldWords, spanWords } from './fold-words.ts'
import type { FoldRow } from './lines.ts'
import styles from './messages.module.css'
import { TimeCell } from './time-cell.tsx'

export function headingId(seq: number): string {
  return `heartbeats-${seq}`
}

interface Props {
  connection: Connection
  line: FoldRow
  beating: Beating
  row: number
  selected: boolean
}

/** The heading of heartbeats in a row: it stands for them, or over them while it is open. */
export function FoldLine({ connection, line, beating, row, selected }: Props) {
  const { listing } = useSession()
  const { fold, sum, first } = line
  const { start, end, open } = fold
  const { sent, bytes } = sum
  const words = foldWords(beating)
  const span = spanWords(beating, listing.time.value, connection)
  return (
    <div
      id={headingId(first.seq)}
      role="row"
      class={styles.line}
      aria-rowindex={start + 1}
      aria-selected={selected}
      data-row={row}
      data-fold={first.seq}
      data-folded={end - start}
      data-open={open}
    >
      <TimeCell connection={connection} moment={{ at: first.at, previous: line.previous }} />
      <span role="gridcell" aria-colindex={2} class={styles.direction}>
        <span aria-hidden="true">{sent === 0 ? '↓' : sent === end - start ? '↑' : '↕'}</span>
      </span>
      <span role="gridcell" aria-colindex={3} class={styles.type} />
      <span role="gridcell" aria-colindex={4} class={styles.size}>
        {formatBytes(bytes)}
      </span>
      <span role="gridcell" aria-colindex={5} class={styles.heartbeats} title={`${words}, ${span}`}>
        <button
          type="button"
          class={styles.twisty}
          tabIndex={-1}
          aria-expanded={open}
          aria-label={words}
        >
          <Icon name="chevron" size={12} />
        </button>
        <span class={styles.words}>
          {words}
          <span class={styles.span}>, {span}</span>
        </span>
      </span>
    </div>
  )
}
