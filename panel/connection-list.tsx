import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { useWorkspace } from './captures/workspace-context.ts'
import styles from './connection-list.module.css'
import { connectionMenu } from './connection-menu.ts'
import { useSession } from './context.ts'
import { moveFocus } from './list-keys.ts'
import { createIsNear } from './near-rows.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { useKeptFocus } from './parts/focus.ts'
import { asksForMenu, placeAt, useMenu } from './parts/menu.ts'
import { reveal } from './parts/reveal.ts'
import { useScroller } from './parts/windowed-list.tsx'
import { createRowLines } from './row-lines.tsx'

/** Height of the header and its border, pixels. */
const HEAD = 21

const COLUMNS = ['Endpoint', 'State', 'Age', 'Sent', 'Received', 'Heartbeat', 'Verdict']

/** All connections in order of creation; reconnects fold into one chain. */
export function ConnectionList() {
  const session = useSession()
  const grid = useRef<HTMLDivElement>(null)
  const rows = session.rows.value
  const visible = rows.filter((row) => !row.hidden)
  const focusable = visible.find((row) => row.selected) ?? visible[0]
  const scroller = useScroller(visible.length, { follows: false, head: HEAD })
  const isNear = createIsNear(visible, scroller.window)
  const showMenu = useConnectionMenu()
  const linesOf = useMemo(createRowLines, [])
  useKeptFocus(grid)
  const selected = focusable?.selected ? session.selection.connection.value : undefined
  useLayoutEffect(() => {
    if (selected) reveal(grid.current?.querySelector('[tabindex="0"]') ?? null)
  }, [selected])
  return (
    <div ref={scroller.element} class={styles.list} onScroll={scroller.onScroll}>
      <div
        ref={grid}
        class={styles.grid}
        role="grid"
        aria-label="Connections"
        data-view="connections"
        onKeyDown={(event) => {
          if (asksForMenu(event)) showMenu(event, placeAt(event.target as Element))
          else moveFocus(event, grid.current, scroller.page())
        }}
        onContextMenu={(event) => showMenu(event, { x: event.clientX, y: event.clientY })}
      >
        <Header />
        {linesOf(rows, (row) => ({
          focusable: row === focusable,
          filled: !row.hidden && isNear(row),
        }))}
      </div>
      {visible.length === 0 && <NothingFound />}
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
