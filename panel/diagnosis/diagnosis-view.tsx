import type { ComponentChildren } from 'preact'
import { type Connection, endedAt, stateOf } from '../../src/connection.ts'
import type { Diagnosis, Verdict } from '../../src/diagnose/verdict.ts'
import { CONFIDENCE, headline, titleOf } from '../../src/format/verdict-words.ts'
import { libraryOf } from '../../src/knowledge/libraries.ts'
import { useSession } from '../context.ts'
import { isOfPage } from '../endpoint.ts'
import { MAKER, outsideState, SEEN } from '../outside-words.ts'
import { ActorMark } from '../parts/actor.tsx'
import { Button } from '../parts/button.tsx'
import { AdviceList } from './advice-list.tsx'
import styles from './diagnosis.module.css'
import { EvidenceList } from './evidence-list.tsx'
import { FindingList } from './finding-list.tsx'
import { Sentence } from './sentence.tsx'

/** Who closed the connection, why, how sure, on what evidence, and what to change. */
export function DiagnosisView({ connection }: { connection: Connection }) {
  const session = useSession()
  session.revision.value
  const diagnosis = session.diagnosisOf(connection)
  const verdict = diagnosis?.verdict
  return (
    <div class={styles.diagnosis} data-view="diagnosis">
      <div class={styles.head}>
        {verdict ? (
          <Headline verdict={verdict} settled={diagnosis.settled} />
        ) : (
          <p class={styles.none}>{withoutVerdict(connection, diagnosis)}</p>
        )}
        {isOfPage(connection) && (
          <Button
            framed
            action="test"
            label="Open a fresh connection to the same URL and compare how it lives and ends"
            onClick={() => session.startTest(connection)}
          >
            Test connection
          </Button>
        )}
      </div>
      {connection.judged && (
        <p class={styles.none}>
          Judged when it was exported: the file leaves out or covers some of what this rests on.
        </p>
      )}
      {connection.outside && <Outside outside={connection.outside} />}
      {verdict && <Reasons connection={connection} verdict={verdict} />}
      {diagnosis && <FindingList connection={connection} findings={diagnosis.findings} />}
    </div>
  )
}

/** Why there is no more to say of a socket of a worker. */
function Outside({ outside: { maker, sees } }: { outside: NonNullable<Connection['outside']> }) {
  return (
    <Section title={MAKER[maker.kind]} shown>
      <p>{SEEN[sees]}</p>
    </Section>
  )
}

function Headline({ verdict, settled }: { verdict: Verdict; settled: boolean }) {
  return (
    <header class={styles.verdict} data-by={verdict.closedBy}>
      <h2>
        <ActorMark by={verdict.closedBy} size={12} />
        {headline(verdict)}
      </h2>
      <p class={styles.summary}>
        <Sentence text={verdict.summary} evidence={verdict.evidence} />
      </p>
      <p class={styles.sure}>
        <strong>{titleOf(verdict.confidence)}</strong>: {CONFIDENCE[verdict.confidence]}
        {settled ? '' : '. Still watching what follows.'}
      </p>
    </header>
  )
}

function Reasons({ connection, verdict }: { connection: Connection; verdict: Verdict }) {
  const { evidence, advice, alternatives, unknowable } = verdict
  return (
    <>
      <Section title="Evidence" shown={evidence.length > 0}>
        <EvidenceList connection={connection} evidence={evidence} />
      </Section>
      <Section title="What to change" shown={advice.length > 0}>
        <AdviceList advice={advice} evidence={evidence} />
      </Section>
      <Section title="What else it could be" shown={alternatives.length > 0}>
        <ul class={styles.bullets}>
          {alternatives.map(({ cause, text }) => (
            <li key={text} data-alternative={cause}>
              {cause !== verdict.cause && <strong>{titleOf(cause)}: </strong>}
              <Sentence text={text} evidence={evidence} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="What cannot be known" shown={unknowable !== undefined}>
        <p>
          <Sentence text={unknowable ?? ''} evidence={evidence} />
        </p>
      </Section>
    </>
  )
}

interface SectionProps {
  title: string
  shown: boolean
  children: ComponentChildren
}

function Section({ title, shown, children }: SectionProps) {
  if (!shown) return null
  return (
    <section class={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** https://github.com/ChromeDevTools/devtools-frontend, HARLog: neither close code nor calls. */
function unrecordedWords({ closed }: Connection): string {
  const code = closed ? `It ended with close code ${closed.code}. ` : ''
  const what = closed ? 'Who closed it' : 'Whether, how and by whom it ended'
  return `${code}${what} is not recorded in this file, so there is no verdict.`
}

function withoutVerdict(connection: Connection, diagnosis: Diagnosis | undefined): string {
  const { outside } = connection
  if (outside) return outsideState(connection, outside)
  if (connection.endUnrecorded) return unrecordedWords(connection)
  if (endedAt(connection) === undefined) {
    const library = libraryOf(connection)
    if (library?.devServer)
      return `The connection is ${stateOf(connection)}. It is the dev server’s, ${library.name}, not the app’s.`
    const warned = diagnosis?.findings.length ? 'See below.' : 'Nothing stands out.'
    return `The connection is ${stateOf(connection)}. ${warned}`
  }
  if (connection.source === 'test')
    return 'A test connection of WebSocket Doctor. It gets no verdict.'
  if (!diagnosis?.settled) return 'The connection ended. Looking at what happened around it.'
  return 'The connection ended, and nothing about it stands out.'
}
