import type { Connection } from '../../src/connection.ts'
import type { DocumentId } from '../../src/event.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { HANDSHAKE_WAIT, type Plan, planTest } from '../../src/probe/plan.ts'
import type { Session } from '../session.ts'
import styles from './test.module.css'

interface Props {
  session: Session
  connection: Connection
  doc: DocumentId
}

/** What a test would do, and what may go wrong. */
export function Intention({ session, connection, doc }: Props) {
  const plan = planTest(connection, session.log, doc, session.now.value)
  return (
    <>
      <p>
        Opens one fresh connection to {session.masks.value.url(plan.url)} from this page, without
        the page’s code, and {waitWords(plan)}.
      </p>
      <p>{openingWords(plan)}</p>
      {plan.warnings.map((warning) => (
        <p key={warning} class={styles.warning}>
          {warning}
        </p>
      ))}
    </>
  )
}

function waitWords({ tries, wait }: Plan): string {
  return tries === 'opening'
    ? `waits up to ${formatDuration(HANDSHAKE_WAIT)} for it to open`
    : `watches it for ${formatDuration(wait)}, or until it ends`
}

function openingWords({ opening, library }: Plan): string {
  switch (opening.kind) {
    case 'none':
      return 'It stays silent. Only if it ends, a second one tries a keep-alive.'
    case 'replay':
      return `It says the opening of ${library?.name ?? 'the protocol'} as the app did, answers pings and says nothing else.`
    case 'unknown':
      return 'The app says something first that is not replayed: what it may cause is not known. A server that waits for it will end the test.'
  }
}
