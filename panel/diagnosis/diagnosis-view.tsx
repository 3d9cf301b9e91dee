import { type Connection, endedAt, stateOf } from '../../src/connection.ts'
import type { Diagnosis, Verdict } from '../../src/diagnose/verdict.ts'
import { useSession } from '../context.ts'
import { ActorMark } from '../parts/actor.tsx'
import { Button } from '../parts/button.tsx'
import { CLOSED_BY, CONFIDENCE, titleOf } from '../words.ts'
import { AdviceList } from './advice-list.tsx'
import styles from './diagnosis.module.css'
import { EvidenceList } from './evidence-list.tsx'
import { FindingList } from './finding-list.tsx'

/** Who closed the connection, why, how sure, on what evidence, and what to change. */
export function DiagnosisView({ connection }: { connection: Connection }) {
  const session = useSession()
  session.revision.value
  const diagnosis = session.diagnosisOf(connection)
  return (
    <div class={styles.diagnosis} data-view="diagnosis" tabIndex={-1}>
      {diagnosis?.verdict ? (
        <VerdictPart connection={connection} verdict={diagnosis.verdict} diagnosis={diagnosis} />
      ) : (
        <p class={styles.none}>{withoutVerdict(connection, diagnosis)}</p>
      )}
      {diagnosis && <FindingList connection={connection} findings={diagnosis.findings} />}
      {connection.source === 'app' && (
        <div class={styles.test}>
          <Button
            framed
            action="test"
            label="Open one connection of our own to the same URL and compare"
            onClick={() => session.startTest(connection)}
          >
            Test connection
          </Button>
          <span>Opens a fresh socket to the same URL and compares how it lives and ends.</span>
        </div>
      )}
    </div>
  )
}

function VerdictPart({
  connection,
  verdict,
  diagnosis,
}: {
  connection: Connection
  verdict: Verdict
  diagnosis: Diagnosis
}) {
  const { text } = useSession().masks.value
  return (
    <>
      <header class={styles.verdict} data-by={verdict.closedBy}>
        <h2>
          <ActorMark by={verdict.closedBy} size={12} />
          {CLOSED_BY[verdict.closedBy]}: {titleOf(verdict.cause).toLowerCase()}
        </h2>
        <p class={styles.sentence}>{text(verdict.summary)}</p>
        <p class={styles.sure}>
          <strong>{titleOf(verdict.confidence)}</strong>: {CONFIDENCE[verdict.confidence]}
          {diagnosis.settled ? '' : '. Still watching what follows.'}
        </p>
      </header>
      <Section title="Evidence" shown={verdict.evidence.length > 0}>
        <EvidenceList connection={connection} evidence={verdict.evidence} />
      </Section>
      <Section title="What to change" shown={verdict.advice.length > 0}>
        <AdviceList advice={verdict.advice} />
      </Section>
      <Section title="What else it could be" shown={verdict.alternatives.length > 0}>
        <ul class={styles.bullets}>
          {verdict.alternatives.map((alternative) => (
            <li key={alternative.cause} data-alternative={alternative.cause}>
              <strong>{titleOf(alternative.cause)}</strong>: {text(alternative.text)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="What cannot be known" shown={verdict.unknowable !== undefined}>
        <p>{text(verdict.unknowable ?? '')}</p>
      </Section>
    </>
  )
}

function Section({
  title,
  shown,
  children,
}: {
  title: string
  shown: boolean
  children: preact.ComponentChildren
}) {
  if (!shown) return null
  return (
    <section class={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function withoutVerdict(connection: Connection, diagnosis: Diagnosis | undefined): string {
  if (endedAt(connection) === undefined) {
    const findings = diagnosis?.findings.length
      ? 'It has not ended, but see below.'
      : 'Nothing is wrong so far.'
    return `The connection is ${stateOf(connection)}. ${findings}`
  }
  if (connection.source === 'test')
    return 'A test connection of WebSocket Doctor: it gets no verdict.'
  if (!diagnosis?.settled) return 'The connection ended. Looking at what happened around it.'
  return 'The connection ended, and nothing about it calls for a verdict.'
}
