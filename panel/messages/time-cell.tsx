import type { Connection } from '../../src/connection.ts'
import { useSession } from '../context.ts'
import styles from './messages.module.css'
import { type Moment, timeTitle, timeWords } from './times.ts'

export function TimeCell({ connection, moment }: { connection: Connection; moment: Moment }) {
  const { time } = useSession().listing
  return (
    <span
      role="gridcell"
      aria-colindex={1}
      class={styles.time}
      title={timeTitle(moment, connection)}
    >
      {timeWords(time.value, moment, connection)}
    </span>
  )
}
