import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import styles from './compare.module.css'
import { markedMessage, toggleCompare } from './mark.ts'

/** Marks a message to be compared with the next one that is selected, or ends that. */
export function CompareButton({
  connection,
  message,
}: {
  connection: Connection
  message: Message
}) {
  const session = useSession()
  const marked = markedMessage(session, connection)
  const isOther = marked !== undefined && marked !== message
  return (
    <Button
      action="compare"
      icon="compare"
      label={
        isOther
          ? 'Stop comparing (D)'
          : marked
            ? 'Marked: select another message to compare it with (D: unmark)'
            : 'Compare with another message (D)'
      }
      pressed={marked !== undefined}
      onClick={() => toggleCompare(session, connection, message)}
    >
      <span class={styles.word}>{isOther ? 'Stop comparing' : marked ? 'Marked' : 'Compare'}</span>
    </Button>
  )
}
