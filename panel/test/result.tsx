import type { Outcome } from '../../src/probe/compare.ts'
import { useSession } from '../context.ts'
import { AdviceList } from '../diagnosis/advice-list.tsx'
import { titleOf } from '../words.ts'
import styles from './test.module.css'

/** What the test says, in words. */
export function Result({ outcome }: { outcome: Outcome }) {
  const { text } = useSession().masks.value
  return (
    <section class={styles.result}>
      <h2>{titleOf(outcome.id)}</h2>
      <p class={styles.sentence}>{text(outcome.summary)}</p>
      {outcome.details.map((detail) => (
        <p key={detail}>{text(detail)}</p>
      ))}
      {outcome.advice.length > 0 && <AdviceList advice={outcome.advice} />}
    </section>
  )
}
