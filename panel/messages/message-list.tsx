import { useRef } from 'preact/hooks'
import type { Connection } from '../../src/connection.ts'
import { compareChosen } from '../compare/mark.ts'
import { useSession } from '../context.ts'
import { positionOf } from '../message-index.ts'
import { asksForMenu, placeAt, useMenu } from '../parts/menu.ts'
import { ROW } from '../parts/window.ts'
import { useScroller, WindowedRows } from '../parts/windowed-list.tsx'
import { choosingIn } from './choosing.ts'
import { ColumnHeads } from './column-heads.tsx'
import { COLUMNS, SIZED } from './columns.ts'
import { copyMessages } from './copying.ts'
import { headingId } from './fold-line.tsx'
import { pressInList } from './keys.ts'
import type { Lines } from './lines.ts'
import { ListRow } from './list-row.tsx'
import type { Listing } from './listing.ts'
import { messageMenu } from './message-menu.ts'
import styles from './messages.module.css'
import { standOf, useReveal } from './stand.ts'

interface Props {
  connection: Connection
  lines: Lines
}

/** The messages as a grid: one Tab stop, and a row the keyboard stands on. */
export function MessageList({ connection, lines }: Props) {
  const session = useSession()
  const { selection, listing } = session
  const scroller = useScroller(lines.count, { head: ROW })
  const anchor = useRef<number | undefined>(undefined)
  const openMenu = useMenu()
  const rowOfSeq = (seq: number) => lines.rowOf(positionOf(connection.messages, seq))
  const choosing = choosingIn(selection, lines, rowOfSeq, anchor)
  const stand = standOf(connection, lines, selection.message.value, selection.heading.value)
  useReveal(connection, lines, stand, scroller.reveal)

  function setOpen(row: number, open: boolean): void {
    const line = lines.at(row)
    const heading =
      line?.kind === 'message' ? lines.headingOf(lines.shown.positionAt(line.index)) : row
    const fold = lines.at(heading)
    if (fold?.kind !== 'fold') return
    choosing.select(heading, false)
    // What comes out of a fold must not push its heading out of sight.
    if (open) scroller.hold()
    session.folds.setOpen(connection, fold.first, fold.last, open)
  }
  function click(event: MouseEvent): void {
    const row = rowAt(event.target)
    const line = row === undefined ? undefined : lines.at(row)
    if (row === undefined || !line || line.kind === 'event') return
    if (event.ctrlKey || event.metaKey) choosing.toggle(row)
    else if (line.kind === 'fold' && !event.shiftKey) setOpen(row, !line.fold.open)
    else choosing.select(row, event.shiftKey)
  }
  function showMenu(row: number, at: { x: number; y: number }): void {
    if (row >= 0) choosing.aim(row)
    const groups = messageMenu({ session, connection, choosing, line: lines.at(row) })
    openMenu({ label: 'Messages', groups, ...at, from: scroller.element.current })
  }
  function press(event: KeyboardEvent): void {
    if (isForButton(event)) return
    if (asksForMenu(event)) {
      event.preventDefault()
      showMenu(
        stand.row,
        placeAt(stand.id === undefined ? null : document.getElementById(stand.id)),
      )
      return
    }
    pressInList(event, {
      lines,
      row: stand.row,
      page: scroller.page(),
      isAnySelected: selection.chosen.peek().count > 0,
      choosing,
      setOpen,
      copy: () => void copyMessages(session, connection, selection.chosen.peek().seqs, 'text'),
      letters: {
        t: listing.nextTime,
        d: () => compareChosen(session, connection),
        h: () => {
          listing.folds.value = !listing.folds.peek()
        },
      },
    })
  }
  return (
    <div
      ref={scroller.element}
      class={styles.list}
      style={widthsOf(listing)}
      role="grid"
      tabIndex={0}
      aria-label="Messages"
      aria-multiselectable={true}
      aria-rowcount={lines.shown.count}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={stand.row >= 0 ? stand.id : undefined}
      data-view="messages"
      data-total={connection.sent.count + connection.received.count}
      onScroll={scroller.onScroll}
      onKeyDown={press}
      onClick={click}
      // Shift would select the text between two rows, and an arrow that folds would take the keys.
      onMouseDown={(event) => {
        const row = rowAt(event.target)
        if (row === undefined || !(event.shiftKey || lines.at(row)?.kind === 'fold')) return
        event.preventDefault()
        event.currentTarget.focus()
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        const row = rowAt(event.target) ?? stand.row
        showMenu(row, { x: event.clientX, y: event.clientY })
      }}
    >
      <ColumnHeads />
      <WindowedRows
        window={scroller.window}
        render={(row) => (
          <ListRow key={keyOf(lines, row)} connection={connection} lines={lines} row={row} />
        )}
      />
    </div>
  )
}

function keyOf(lines: Lines, row: number): string {
  const line = lines.at(row)
  if (line?.kind === 'message') return String(line.message.seq)
  return line?.kind === 'fold' ? headingId(line.first.seq) : `event ${row}`
}

/** A link in a row is followed by its own keys. */
function isForButton({ key, target, currentTarget }: KeyboardEvent): boolean {
  return target !== currentTarget && (key === 'Enter' || key === ' ')
}

function rowAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row ? Number(row.dataset.row) : undefined
}

/** Custom properties for the columns the user sized. */
function widthsOf({ widths }: Listing): string {
  return SIZED.filter((column) => widths[column].value > 0)
    .map((column) => `--${column}: ${widths[column].value}px`)
    .join(';')
}
