import { titleOf } from '../../src/format/verdict-words.ts'
import type { Outcome } from '../../src/probe/compare.ts'
import type { Plan } from '../../src/probe/plan.ts'
import { AdviceList } from '../diagnosis/advice-list.tsx'
import { Sentence } from '../diagnosis/sentence.tsx'
import styles from './test.module.css'

/** What the test says, in words; the line of the page's close() is a link. */
export function Result({ outcome, plan }: { outcome: Outcome; plan: Plan }) {
  const { summary, details, advice, id } = outcome
  const stack = plan.closeCall?.stack
  const evidence = stack === undefined ? [] : [{ text: 'close()', stack }]
  return (
    <section class={styles.result}>
      <h2>{titleOf(id)}</h2>
      <p class={styles.sentence}>
        <Sentence text={summary} evidence={evidence} />
      </p>
      {details.map((detail) => (
        <p key={detail}>
          <Sentence text={detail} evidence={[]} />
        </p>
      ))}
      <AdviceList advice={advice} />
    </section>
  )
}
