import type { Connection } from '../../src/connection.ts'
import { heartbeatsOf } from '../../src/heartbeat.ts'
import { useSession } from '../context.ts'
import { Chart } from './chart.tsx'
import { chartsOf } from './curves.ts'
import { totalsOf } from './totals.ts'
import styles from './traffic.module.css'

/** How much passed, how fast, and how the heartbeats went. */
export function TrafficView({ connection }: { connection: Connection }) {
  useSession().revision.value
  const seconds = connection.rates.buckets.length
  const charts = chartsOf(connection.rates, heartbeatsOf(connection))
  return (
    <div class={styles.traffic} data-view="traffic">
      <dl class={styles.totals}>
        {totalsOf(connection).map(({ name, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two heartbeats have one name.
          <div key={index}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {seconds > 1 ? (
        charts.map((curves) => <Chart key={curves.title} curves={curves} />)
      ) : (
        <p class={styles.missing}>
          {seconds === 0 ? 'No message passed.' : 'Charts begin with the second second of traffic.'}
        </p>
      )}
    </div>
  )
}
