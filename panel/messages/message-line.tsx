import type { Connection } from '../../src/connection.ts'
import type { CaptureEvent, Message } from '../../src/event.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { formatClock } from '../../src/format/clock.ts'
import { isHeartbeat } from '../../src/heartbeat.ts'
import { useSession } from '../context.ts'
import { SourceLink } from '../parts/source-link.tsx'
import { eventWords, isTrouble } from './event-words.ts'
import styles from './messages.module.css'
import { previewOf } from './preview.ts'

export function rowId(seq: number): string {
  return `message-${seq}`
}

interface Props {
  connection: Connection
  message: Message
  /** From 1, in the whole list. */
  number: number
  selected: boolean
}

export function MessageLine({ connection, message, number, selected }: Props) {
  const { masks, selection } = useSession()
  const { seq, at, direction, size, type } = message
  const sent = direction === 'send'
  return (
    <div
      id={rowId(seq)}
      role="row"
      class={styles.line}
      aria-rowindex={number}
      aria-selected={selected}
      data-message={seq}
      data-direction={direction}
      data-heartbeat={isHeartbeat(message, connection) || undefined}
      onClick={() => {
        selection.message.value = seq
      }}
    >
      <span role="gridcell" class={styles.time}>
        {formatClock(at)}
      </span>
      <span role="gridcell" class={styles.direction}>
        <span aria-hidden="true">{sent ? '↑' : '↓'}</span>
        <span class="visually-hidden">{sent ? 'sent' : 'received'}</span>
      </span>
      <span role="gridcell" class={styles.type}>
        {type}
      </span>
      <span role="gridcell" class={styles.size}>
        {formatBytes(size)}
      </span>
      <span role="gridcell" class={styles.data}>
        {dropped(message) && <span class={styles.trouble}>not sent: the socket was closing. </span>}
        {previewOf(message, masks.value)}
      </span>
    </div>
  )
}

/** `send()` in CLOSING or CLOSED drops the data without a word. */
function dropped({ direction, state }: Message): boolean {
  return direction === 'send' && state !== undefined && state > 1
}

export function EventLine({ event }: { event: CaptureEvent }) {
  const { masks } = useSession()
  const stack = 'stack' in event ? event.stack : undefined
  return (
    <div role="row" class={styles.event} data-event={event.kind} data-trouble={isTrouble(event)}>
      <span role="gridcell" class={styles.time}>
        {formatClock(event.at)}
      </span>
      <span role="gridcell" class={styles.words}>
        {masks.value.text(eventWords(event))} {stack && <SourceLink stack={stack} />}
      </span>
    </div>
  )
}
