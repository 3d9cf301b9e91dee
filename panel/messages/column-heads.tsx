import { useSession } from '../context.ts'
import { asksForMenu, placeAt, useMenu } from '../parts/menu.ts'
import { COLUMNS, type Column, isSized, type Sized } from './columns.ts'
import { listMenu } from './list-menu.ts'
import type { Listing } from './listing.ts'
import styles from './messages.module.css'
import { TIME_WORDS } from './times.ts'

/** How far a key moves a border, pixels. */
const STEP = 8

/** Names and widths of the columns. One Tab stop; arrow keys move in it, with Shift they resize. */
export function ColumnHeads() {
  const session = useSession()
  const openMenu = useMenu()

  function showMenu(head: HTMLElement, at = placeAt(head)): void {
    openMenu({ label: 'Columns', groups: listMenu(session), ...at, from: head })
  }
  function press(event: KeyboardEvent): void {
    const head = event.target as HTMLElement
    // The keys of the list and of the panel hold here too; those that move go on in the list.
    if (event.key === 'ArrowDown') head.closest<HTMLElement>('[role="grid"]')?.focus()
    if (asksForMenu(event) || event.key === 'Enter' || event.key === ' ') showMenu(head)
    else if (!moveOrSize(event, head, session.listing)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="row"
      class={`${styles.line} ${styles.heads}`}
      data-view="columns"
      onKeyDown={press}
      onContextMenu={(event) => {
        event.preventDefault()
        event.stopPropagation()
        const head = (event.target as Element).closest<HTMLElement>('[role="columnheader"]')
        if (head) showMenu(head, { x: event.clientX, y: event.clientY })
      }}
    >
      {COLUMNS.map((column, index) => (
        <Head key={column.id} column={column} index={index} showMenu={showMenu} />
      ))}
    </div>
  )
}

interface HeadProps {
  column: Column
  index: number
  showMenu(head: HTMLElement): void
}

function Head({ column: { id, label }, index, showMenu }: HeadProps) {
  const { listing } = useSession()
  const mode = TIME_WORDS[listing.time.value]
  const words = id === 'time' ? mode.label : label
  return (
    <span
      role="columnheader"
      class={`${styles.head} ${styles[id]}`}
      aria-colindex={index + 1}
      aria-haspopup="menu"
      tabIndex={index === 0 ? 0 : -1}
      data-column={id}
      title={
        id === 'time'
          ? `${mode.about}; click to choose, T for the next`
          : `${label}: click for the columns`
      }
      onClick={(event) => showMenu(event.currentTarget)}
    >
      {id === 'direction' ? <span class="visually-hidden">{label}</span> : words}
      {isSized(id) && <Border column={id} listing={listing} />}
    </span>
  )
}

/** Takes the pointer at the end of a column; keys resize at its head. */
function Border({ column, listing }: { column: Sized; listing: Listing }) {
  function drag(start: PointerEvent): void {
    const target = start.currentTarget as HTMLElement
    const from = widthOf(target.parentElement)
    start.preventDefault()
    target.setPointerCapture(start.pointerId)
    const move = ({ clientX }: PointerEvent) =>
      listing.setWidth(column, from + clientX - start.clientX)
    target.addEventListener('pointermove', move)
    target.addEventListener(
      'lostpointercapture',
      () => target.removeEventListener('pointermove', move),
      { once: true },
    )
  }
  return (
    <span
      class={styles.border}
      data-resize={column}
      aria-hidden="true"
      onPointerDown={drag}
      onClick={(event) => event.stopPropagation()}
      onDblClick={() => {
        listing.widths[column].value = 0
      }}
    />
  )
}

/** Tells whether the key was one of those. */
function moveOrSize(
  { key, shiftKey }: KeyboardEvent,
  head: HTMLElement,
  listing: Listing,
): boolean {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key]
  const { column } = head.dataset
  const sized = COLUMNS.map(({ id }) => id).find((id) => id === column)
  if (step === undefined) return false
  if (!shiftKey) focusBeside(head, step)
  else if (sized && isSized(sized)) listing.setWidth(sized, widthOf(head) + step * STEP)
  return true
}

/** Columns a narrow panel leaves out are passed over. */
function focusBeside(head: HTMLElement, step: number): void {
  const heads = [...(head.parentElement?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
  const shown = heads.filter((one) => getComputedStyle(one).display !== 'none')
  const next = shown[shown.indexOf(head) + step]
  if (!next) return
  for (const one of heads) one.tabIndex = one === next ? 0 : -1
  next.focus()
}

function widthOf(element: Element | null): number {
  return element?.getBoundingClientRect().width ?? 0
}
