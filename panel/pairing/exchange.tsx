import { type Connection, endedAt } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { formatDuration } from '../../src/format/duration.ts'
import type { Told } from '../../src/pairing/pair-index.ts'
import { useSession } from '../context.ts'
import { positionOf } from '../message-index.ts'
import styles from './exchange.module.css'
import { useExchange } from './use-exchange.ts'

/** Characters of an id that are shown. */
const LONGEST = 60

/** Which message answered this one, or which one it answers, and how long that took. */
export function ExchangeLine({
  connection,
  message,
}: {
  connection: Connection
  message: Message
}) {
  const exchange = useExchange(connection, message)
  const { masks } = useSession()
  if (!exchange) return null
  const { answerTo, answeredBy, waits } = exchange
  if (!answerTo && !answeredBy && waits === undefined) return null
  const shown = (words: string) => masks.value.text(words).slice(0, LONGEST)
  return (
    <p class={styles.line} data-view="exchange">
      {answerTo && (
        <Other connection={connection} told={answerTo} action="to-request">
          {(other) =>
            `Answer to the message ${other.direction === 'send' ? 'sent' : 'received'} ${formatDuration(message.at - other.at)} before`
          }
        </Other>
      )}
      {answeredBy && (
        <Other connection={connection} told={answeredBy} action="to-answer">
          {(other) => `Answered after ${formatDuration(other.at - message.at)}`}
        </Other>
      )}
      {waits !== undefined && (
        <span>
          {endedAt(connection) === undefined
            ? 'No answer seen so far'
            : 'No answer came before the connection ended'}{' '}
          <span class={styles.id}>({shown(waits)})</span>
        </span>
      )}
    </p>
  )
}

interface OtherProps {
  connection: Connection
  told: Told
  action: string
  children: (other: Message) => string
}

function Other({ connection, told, action, children }: OtherProps) {
  const { masks, selection } = useSession()
  const other = connection.messages[positionOf(connection.messages, told.seq)]
  if (!other) return <span>The other message of this exchange is no longer kept</span>
  return (
    <span>
      <button
        type="button"
        class={styles.jump}
        data-action={action}
        title="Go to that message"
        onClick={() => {
          selection.message.value = told.seq
        }}
      >
        {children(other)}
      </button>{' '}
      <span class={styles.id}>({masks.value.text(told.words).slice(0, LONGEST)})</span>
    </span>
  )
}
