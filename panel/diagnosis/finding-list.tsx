import type { Connection } from '../../src/connection.ts'
import type { Finding } from '../../src/diagnose/verdict.ts'
import { titleOf } from '../../src/format/verdict-words.ts'
import { Icon } from '../parts/icon.tsx'
import { AdviceList } from './advice-list.tsx'
import styles from './diagnosis.module.css'
import { EvidenceList } from './evidence-list.tsx'
import { Sentence } from './sentence.tsx'

/** What stands out beside the verdict, warnings first. */
export function FindingList({
  connection,
  findings,
}: {
  connection: Connection
  findings: readonly Finding[]
}) {
  const sorted = [...findings].sort((a, b) => weight(b) - weight(a))
  return sorted.map((finding) => (
    <section
      key={finding.id}
      class={styles.finding}
      data-finding={finding.id}
      data-severity={finding.severity}
    >
      <h3>
        <Icon name={finding.severity} size={14} />
        <span class="visually-hidden">{titleOf(finding.severity)}: </span>
        {titleOf(finding.id)}
      </h3>
      <p>
        <Sentence text={finding.summary} evidence={finding.evidence} />
      </p>
      {finding.evidence.length > 0 && (
        <EvidenceList connection={connection} evidence={finding.evidence} />
      )}
      <AdviceList advice={finding.advice} evidence={finding.evidence} />
    </section>
  ))
}

function weight(finding: Finding): number {
  return finding.severity === 'warning' ? 1 : 0
}
