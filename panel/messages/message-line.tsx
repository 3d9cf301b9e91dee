import type { Connection } from '../../src/connection.ts'
import { isDropped } from '../../src/event.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { isHeartbeat } from '../../src/heartbeat.ts'
import { useSession } from '../context.ts'
import { SourceLink } from '../parts/source-link.tsx'
import { eventWords, isTrouble } from './event-words.ts'
import type { EventRow, MessageRow } from './lines.ts'
import styles from './messages.module.css'
import { previewOf } from './preview.ts'
import { TimeCell } from './time-cell.tsx'

export function rowId(seq: number): string {
  return `message-${seq}`
}

interface Props {
  connection: Connection
  line: MessageRow
  row: number
  selected: boolean
}

export function MessageLine({ connection, line, row, selected }: Props) {
  const { decodings, masks } = useSession()
  const { message, index, nested, previous } = line
  const decoding = decodings.of(connection, message)
  const { seq, at, direction, size, type } = message
  const sent = direction === 'send'
  return (
    <div
      id={rowId(seq)}
      role="row"
      class={styles.line}
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-row={row}
      data-message={seq}
      data-direction={direction}
      data-nested={nested || undefined}
      data-decoded={decoding?.kind === 'decoded' ? decoding.decoder : undefined}
      data-heartbeat={isHeartbeat(message, connection) || undefined}
    >
      <TimeCell connection={connection} moment={{ at, previous }} />
      <span role="gridcell" aria-colindex={2} class={styles.direction}>
        <span aria-hidden="true">{sent ? '↑' : '↓'}</span>
        <span class="visually-hidden">{sent ? 'sent' : 'received'}</span>
      </span>
      <span role="gridcell" aria-colindex={3} class={styles.type}>
        {type}
      </span>
      <span role="gridcell" aria-colindex={4} class={styles.size}>
        {formatBytes(size)}
      </span>
      <span role="gridcell" aria-colindex={5} class={styles.data}>
        {isDropped(message) && (
          <span class={styles.trouble}>not sent: the socket was closing. </span>
        )}
        {previewOf(message, decoding, masks.value)}
      </span>
    </div>
  )
}

interface EventProps {
  connection: Connection
  line: EventRow
  row: number
}

export function EventLine({ connection, line: { event, previous }, row }: EventProps) {
  const { masks } = useSession()
  const stack = 'stack' in event ? event.stack : undefined
  return (
    <div
      role="row"
      class={styles.event}
      data-row={row}
      data-event={event.kind}
      data-trouble={isTrouble(event)}
    >
      <TimeCell connection={connection} moment={{ at: event.at, previous }} />
      <span role="gridcell" aria-colindex={2} aria-colspan={4} class={styles.words}>
        {masks.value.text(eventWords(event))} {stack && <SourceLink stack={stack} />}
      </span>
    </div>
  )
}
