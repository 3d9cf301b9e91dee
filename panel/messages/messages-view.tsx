import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { Connection } from '../../src/connection.ts'
import type { Direction } from '../../src/event.ts'
import { formatCount, plural } from '../../src/format/count.ts'
import { useSession } from '../context.ts'
import { positionOf } from '../message-index.ts'
import { useScroller, WindowedRows } from '../parts/windowed-list.tsx'
import type { Session } from '../session.ts'
import { wordsOf } from '../words.ts'
import { createKeys } from './keys.ts'
import { linesOf } from './lines.ts'
import { MessageDetail } from './message-detail.tsx'
import { EventLine, MessageLine, rowId } from './message-line.tsx'
import styles from './messages.module.css'

const DIRECTIONS: readonly { id: Direction | 'all'; label: string }[] = [
  { id: 'all', label: 'All' },
  { id: 'send', label: 'Sent' },
  { id: 'receive', label: 'Received' },
]

/** The messages of a connection, with what happened between them, and the selected one whole. */
export function MessagesView({ connection }: { connection: Connection }) {
  const session = useSession()
  session.revision.value
  const positions = session.search.shown(connection, () =>
    wordsOf(connection, session.diagnosisOf(connection)),
  )
  const shown = positions ? positions.length : connection.messages.length
  const message = selectedMessage(session, connection)
  return (
    <div class={styles.view}>
      <MessageBar connection={connection} shown={shown} />
      <div class={styles.split} data-detail={message !== undefined}>
        <MessageList connection={connection} positions={positions} shown={shown} />
        {message && <MessageDetail key={message.seq} message={message} />}
      </div>
    </div>
  )
}

function selectedMessage(session: Session, connection: Connection) {
  const seq = session.selection.message.value
  return seq === undefined ? undefined : connection.messages[positionOf(connection.messages, seq)]
}

function MessageBar({ connection, shown }: { connection: Connection; shown: number }) {
  const { direction } = useSession().search
  return (
    <div class={styles.bar}>
      <div role="group" aria-label="Direction" class={styles.directions}>
        {DIRECTIONS.map(({ id, label }) => (
          <button
            type="button"
            key={id}
            data-direction={id}
            aria-pressed={direction.value === id}
            onClick={() => {
              direction.value = id
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <span class={styles.count}>{countWords(connection, shown)}</span>
    </div>
  )
}

/** `12 of 3,000 messages; 400 not kept`. */
function countWords({ sent, received, messages }: Connection, shown: number): string {
  const total = sent.count + received.count
  const gone = total - messages.length
  const words =
    shown === messages.length
      ? plural(messages.length, 'message')
      : `${formatCount(shown)} of ${plural(messages.length, 'message')}`
  return gone > 0
    ? `${words}; ${formatCount(gone)} earlier ones are known by their count only`
    : words
}

function MessageList({
  connection,
  positions,
  shown,
}: {
  connection: Connection
  positions: readonly number[] | undefined
  shown: number
}) {
  const session = useSession()
  const { selection } = session
  const lines = linesOf(session.log, connection, positions)
  const scroller = useScroller(lines.count)
  const selected = selection.message.value
  const row = selected === undefined ? -1 : lines.rowOf(positionOf(connection.messages, selected))
  const keys = useMemo(() => createKeys(session), [session])

  // Only when another message is selected: a list that scrolls back by itself cannot be read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useLayoutEffect(() => {
    if (row >= 0) scroller.reveal(row)
  }, [selected])

  return (
    <div
      ref={scroller.element}
      class={styles.list}
      role="grid"
      tabIndex={0}
      aria-label="Messages"
      aria-rowcount={shown}
      aria-activedescendant={row >= 0 && selected !== undefined ? rowId(selected) : undefined}
      data-view="messages"
      data-total={connection.sent.count + connection.received.count}
      onScroll={scroller.onScroll}
      onKeyDown={(event) => keys(event, lines, row, scroller.page())}
    >
      <WindowedRows
        window={scroller.window}
        render={(index) => {
          const line = lines.at(index)
          if (!line) return null
          if (line.kind === 'event') return <EventLine key={`event ${index}`} event={line.event} />
          const { message, position } = line
          return (
            <MessageLine
              key={message.seq}
              connection={connection}
              message={message}
              number={position + 1}
              selected={message.seq === selected}
            />
          )
        }}
      />
    </div>
  )
}
