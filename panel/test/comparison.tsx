import { formatDuration } from '../../src/format/duration.ts'
import type { Probe } from '../../src/probe/probe.ts'
import { tableOf } from '../../src/probe/table.ts'
import { useSession } from '../context.ts'
import styles from './test.module.css'

/** The app's connection and those of the test side by side, while they live and after. */
export function Comparison({ probe }: { probe: Probe }) {
  const { text } = useSession().masks.value
  return (
    <table class={styles.comparison}>
      <thead>
        <tr>
          <td />
          <th scope="col">The app’s</th>
          {probe.attempts.map(({ id, keepAlive }) => (
            <th key={id} scope="col">
              {keepAlive
                ? `Test, keep-alive every ${formatDuration(keepAlive.interval)}`
                : 'Test, silent'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tableOf(probe).map(({ name, app, tests }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{text(app)}</td>
            {probe.attempts.map(({ id }, index) => (
              <td key={id}>{text(tests[index] ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
