import type { Connection } from '../src/connection.ts'
import { useSession } from './context.ts'
import styles from './details.module.css'
import { DiagnosisView } from './diagnosis/diagnosis-view.tsx'
import { isOfPage } from './endpoint.ts'
import { HandshakeView } from './handshake-view.tsx'
import { MessagesView } from './messages/messages-view.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { Tabs } from './parts/tabs.tsx'
import type { Tab } from './selection.ts'
import { TestView } from './test-view.tsx'
import { TrafficView } from './traffic/traffic-view.tsx'

const TABS: readonly { id: Tab; label: string; keys: string }[] = [
  { id: 'diagnosis', label: 'Diagnosis', keys: '1' },
  { id: 'messages', label: 'Messages', keys: '2' },
  { id: 'traffic', label: 'Traffic', keys: '3' },
  { id: 'handshake', label: 'Handshake', keys: '4' },
  { id: 'test', label: 'Test', keys: '5' },
]

/** Everything about the selected connection. */
export function Details() {
  const session = useSession()
  session.revision.value
  const connection = session.selected()
  if (!connection) {
    return (
      <div class={styles.details}>
        <EmptyState title="No connection selected">
          <p>Select a connection to see who closed it, why, and what to change.</p>
          <p>
            Press <kbd>?</kbd> for the keyboard shortcuts.
          </p>
        </EmptyState>
      </div>
    )
  }
  const { tab } = session.selection
  return (
    <div class={styles.details}>
      <Tabs
        label="Parts of the connection"
        tabs={tabsOf(connection)}
        selected={tab.value}
        onSelect={session.selection.openTab}
      >
        <View key={connection.id} connection={connection} tab={tab.value} />
      </Tabs>
    </div>
  )
}

/** Only what can be opened again can be tested. */
function tabsOf(connection: Connection): typeof TABS {
  return isOfPage(connection) ? TABS : TABS.filter((tab) => tab.id !== 'test')
}

function View({ connection, tab }: { connection: Connection; tab: Tab }) {
  const session = useSession()
  switch (tab) {
    case 'messages':
      return <MessagesView connection={connection} />
    case 'traffic':
      return <TrafficView connection={connection} />
    case 'handshake':
      return <HandshakeView connection={connection} />
    case 'test':
      if (isOfPage(connection)) return <TestView session={session} connection={connection} />
      return <DiagnosisView connection={connection} />
    case 'diagnosis':
      return <DiagnosisView connection={connection} />
  }
}
