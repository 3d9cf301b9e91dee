import { plural } from '../../src/format/count.ts'
import { ConnectionList } from '../connection-list.tsx'
import { SessionContext } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { focusNext } from '../parts/focus.ts'
import { Icon } from '../parts/icon.tsx'
import type { Session } from '../session.ts'
import styles from './captures.module.css'
import type { Opened } from './workspace.ts'
import { useWorkspace } from './workspace-context.ts'

/** The connections of the tab, and below them those of each imported capture. */
export function CaptureLists() {
  const { live, captures } = useWorkspace()
  live.revision.value
  if (captures.value.length === 0) return <ConnectionList />
  return (
    <div class={styles.captures}>
      {live.log.connections.size > 0 && (
        <List session={live} name="This tab">
          <h2 class={styles.heading}>This tab</h2>
        </List>
      )}
      {captures.value.map((capture) => (
        <List key={capture.id} session={capture.session} name={capture.name}>
          <Heading capture={capture} />
        </List>
      ))}
    </div>
  )
}

interface ListProps {
  session: Session
  name: string
  children: preact.ComponentChildren
}

/** What is touched becomes what timeline and details show. */
function List({ session, name, children }: ListProps) {
  const workspace = useWorkspace()
  const activate = () => workspace.activate(session)
  return (
    <section
      class={styles.capture}
      aria-label={name}
      data-capture={name}
      data-active={workspace.active.value === session}
    >
      {children}
      {/* Its keys click rows as well. */}
      <div onClickCapture={activate}>
        <SessionContext.Provider value={session}>
          <ConnectionList />
        </SessionContext.Provider>
      </div>
    </section>
  )
}

function Heading({ capture }: { capture: Opened }) {
  const workspace = useWorkspace()
  const { name, imported } = capture
  const { problems } = imported
  return (
    <h2 class={styles.heading}>
      <Icon name="import" size={12} />
      <span>{name}</span>
      <span class={styles.about}>{aboutWords(capture)}</span>
      {problems.length > 0 && (
        <span class={styles.problems} title={problemWords(capture)}>
          <Icon name="warning" size={12} />
          {problemWords(capture)}
        </span>
      )}
      <Button
        action="close-capture"
        label={`Close ${name}`}
        onClick={() => {
          workspace.close(capture)
          focusNext('[data-view="connections"] [tabindex="0"]')
        }}
      >
        Close
      </Button>
    </h2>
  )
}

function aboutWords({ imported }: Opened): string {
  const { log, creator, others, capture } = imported
  return [
    plural(log.connections.size, 'connection'),
    creator && `by ${creator}`,
    capture?.redacted && 'secrets covered',
    others > 0 && `${plural(others, 'other request')} left out`,
  ]
    .filter(Boolean)
    .join(', ')
}

function problemWords({ imported: { problems } }: Opened): string {
  const [first] = problems
  const words = first ? `${first.place} ${first.text}` : ''
  return problems.length > 1 ? `${words}, and ${problems.length - 1} more` : words
}
