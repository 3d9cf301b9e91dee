import type { Connection } from '../../src/connection.ts'
import type { Direction } from '../../src/event.ts'
import { formatCount } from '../../src/format/count.ts'
import { useSession } from '../context.ts'
import { DecoderSelect } from '../decoding/decoder-select.tsx'
import { positionOf } from '../message-index.ts'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Splitter } from '../parts/splitter.tsx'
import { Switch } from '../parts/switch.tsx'
import type { Session } from '../session.ts'
import { wordsOf } from '../words.ts'
import { countWords } from './count-words.ts'
import { FoldDetail } from './fold-detail.tsx'
import type { Lines } from './lines.ts'
import { MessageDetail } from './message-detail.tsx'
import { MessageList } from './message-list.tsx'
import styles from './messages.module.css'
import { useLines } from './use-lines.ts'

const DIRECTIONS: readonly [id: Direction | 'all', label: string][] = [
  ['all', 'All'],
  ['send', 'Sent'],
  ['receive', 'Received'],
]

/** The messages of a connection, with what happened between them, and the selected one whole. */
export function MessagesView({ connection }: { connection: Connection }) {
  const session = useSession()
  session.revision.value
  const positions = session.search.shown(connection, () =>
    wordsOf(connection, session.diagnosisOf(connection)),
  )
  const shown = positions ? positions.length : connection.messages.length
  const lines = useLines(connection, positions)
  const message = selectedMessage(session, connection)
  const heading = message ? undefined : selectedHeading(session, connection, lines)
  return (
    <div class={styles.view}>
      <MessageBar connection={connection} shown={shown} />
      <div class={styles.split} data-detail={(message ?? heading) !== undefined}>
        <MessageList connection={connection} lines={lines} />
        {(message ?? heading) && <Splitters />}
        {message && <MessageDetail key={message.seq} connection={connection} message={message} />}
        {heading && (
          <FoldDetail connection={connection} beating={{ ...heading, at: lines.shown.at }} />
        )}
        {lines.count === 0 && (
          <div class={styles.nothing}>
            <EmptyState title={positions ? 'No message matches the filter' : 'No messages'} />
          </div>
        )}
      </div>
    </div>
  )
}

/** One for each way the list and a message stand to each other; the style sheet knows which. */
function Splitters() {
  return (
    <>
      <Splitter
        class={styles.under}
        name="messages.height"
        axis="y"
        sizes="before"
        property="--list-height"
        label="Height of the list"
      />
      <Splitter
        class={styles.beside}
        name="message.width"
        axis="x"
        sizes="after"
        property="--detail-width"
        label="Width of the message"
      />
    </>
  )
}

function selectedMessage(session: Session, connection: Connection) {
  const seq = session.selection.message.value
  return seq === undefined ? undefined : connection.messages[positionOf(connection.messages, seq)]
}

function selectedHeading({ selection }: Session, { messages }: Connection, lines: Lines) {
  const seq = selection.heading.value
  const line = seq === undefined ? undefined : lines.at(lines.headingOf(positionOf(messages, seq)))
  return line?.kind === 'fold' ? line : undefined
}

function MessageBar({ connection, shown }: { connection: Connection; shown: number }) {
  const { search, selection } = useSession()
  const { direction } = search
  const chosen = selection.chosen.value.count
  const { count, what } = countWords(connection, shown)
  const counts = chosen > 1 ? `${formatCount(chosen)} selected of ${count}` : count
  return (
    <div class={styles.bar}>
      <Switch
        label="Direction"
        choices={DIRECTIONS}
        chosen={direction.value}
        onChoose={(id) => {
          direction.value = id
        }}
        hooks={(id) => ({ 'data-direction': id })}
      />
      <span class={styles.count} title={counts + what}>
        {counts}
        <span class={styles.what}>{what}</span>
      </span>
      <FoldButton />
      <DecoderSelect connection={connection} />
    </div>
  )
}

function FoldButton() {
  const { folds } = useSession().listing
  return (
    <Button
      action="fold-heartbeats"
      icon="heart"
      label="Fold heartbeats"
      keys="H"
      pressed={folds.value}
      onClick={() => {
        folds.value = !folds.value
      }}
    />
  )
}
