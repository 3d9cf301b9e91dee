import { useMemo, useRef } from 'preact/hooks'
import { useWorkspace } from './captures/workspace-context.ts'
import styles from './connection-list.module.css'
import { connectionMenu } from './connection-menu.ts'
import { useSession } from './context.ts'
import { moveFocus } from './list-keys.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { asksForMenu, placeAt, useMenu } from './parts/menu.ts'
import { createRowLines } from './row-lines.tsx'
import type { Row } from './rows.ts'

const COLUMNS = ['Endpoint', 'State', 'Age', 'Sent', 'Received', 'Heartbeat', 'Verdict']

/** All connections in order of creation; reconnects fold into one chain. */
export function ConnectionList() {
  const session = useSession()
  const grid = useRef<HTMLDivElement>(null)
  const rows = session.rows.value
  const focusable = focusableRow(rows)
  const showMenu = useConnectionMenu()
  const linesOf = useMemo(createRowLines, [])
  return (
    <div class={styles.list}>
      <div
        ref={grid}
        class={styles.grid}
        role="grid"
        aria-label="Connections"
        data-view="connections"
        onKeyDown={(event) => {
          if (asksForMenu(event)) showMenu(event, placeAt(event.target as Element))
          else moveFocus(event, grid.current)
        }}
        onContextMenu={(event) => showMenu(event, { x: event.clientX, y: event.clientY })}
      >
        <Header />
        {linesOf(rows, focusable)}
      </div>
      {rows.every((row) => row.hidden) && <NothingFound />}
    </div>
  )
}

/** Selects the row the pointer or the focus is on, and opens its menu. */
function useConnectionMenu(): (event: Event, at: { x: number; y: number }) => void {
  const session = useSession()
  const workspace = useWorkspace()
  const openMenu = useMenu()
  return (event, at) => {
    const target = event.target as Element
    const row = target.closest<HTMLElement>('[data-connection], [data-chain-header]')
    if (!row) return
    event.preventDefault()
    row.click()
    const connection = session.selected()
    if (!connection) return
    const groups = connectionMenu(session, workspace, connection)
    openMenu({ label: 'Connection', groups, ...at, from: row })
  }
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
