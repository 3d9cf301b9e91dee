import { useRef } from 'preact/hooks'
import styles from './connection-list.module.css'
import { ChainHeader, ConnectionLine } from './connection-row.tsx'
import { useSession } from './context.ts'
import { moveFocus } from './list-keys.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import type { Row } from './rows.ts'

const COLUMNS = ['Endpoint', 'State', 'Age', 'Sent', 'Received', 'Heartbeat', 'Verdict']

/** All connections in order of creation; reconnects fold into one chain. */
export function ConnectionList() {
  const session = useSession()
  const grid = useRef<HTMLDivElement>(null)
  const rows = session.rows.value
  const focusable = focusableRow(rows)
  return (
    <div class={styles.list}>
      <div
        ref={grid}
        class={styles.grid}
        role="grid"
        aria-label="Connections"
        data-view="connections"
        onKeyDown={(event) => moveFocus(event, grid.current)}
      >
        <Header />
        {rows.map((row) =>
          row.kind === 'chain' ? (
            <ChainHeader key={`chain ${row.place.id}`} row={row} focusable={row === focusable} />
          ) : (
            <ConnectionLine key={row.connection.id} row={row} focusable={row === focusable} />
          ),
        )}
      </div>
      {rows.every((row) => row.hidden) && <NothingFound />}
    </div>
  )
}

/** One row takes the Tab key: the selected one, else the first. */
function focusableRow(rows: readonly Row[]): Row | undefined {
  const visible = rows.filter((row) => !row.hidden)
  return visible.find((row) => row.selected) ?? visible[0]
}

function Header() {
  return (
    <div role="row" class={`${styles.row} ${styles.header}`}>
      {COLUMNS.map((column) => (
        <span key={column} role="columnheader" class={styles[column.toLowerCase()]}>
          {column}
        </span>
      ))}
    </div>
  )
}

function NothingFound() {
  const { query } = useSession().search
  return (
    <EmptyState title="No connection matches the filter">
      <p>The filter looks at URLs, verdicts and the text of messages.</p>
      <Button
        framed
        label="Show all connections"
        onClick={() => {
          query.value = ''
        }}
      >
        Clear filter
      </Button>
    </EmptyState>
  )
}
