import { movedRow } from './parts/list-moves.ts'
import { reveal } from './parts/reveal.ts'

/**
 * Keys in a grid of rows with one Tab stop: up, down and the page keys move and select, right and
 * left unfold and fold a chain, left goes from one of its connections to it, Enter to the details.
 *
 * @param page Rows a page key moves.
 */
export function moveFocus(event: KeyboardEvent, grid: HTMLElement | null, page: number): void {
  const row = (event.target as Element).closest<HTMLElement>('[role="row"]')
  if (!grid || !row) return
  const rows = shownRows(grid)
  const target = movedRow(event.key, rows.length, rows.indexOf(row), page)
  const header = event.key === 'ArrowLeft' ? headerOf(row, rows) : undefined
  const next = target === undefined ? header : rows[target]
  if (next) {
    event.preventDefault()
    // Of itself the focus would bring a row from beyond the edge into the middle.
    next.focus({ preventScroll: true })
    next.click()
    reveal(next)
    return
  }
  const twisty = row.querySelector<HTMLButtonElement>('button[aria-expanded]')
  const open = twisty?.getAttribute('aria-expanded') === 'true'
  if (event.key === (open ? 'ArrowLeft' : 'ArrowRight')) twisty?.click()
  if (event.key === 'Enter' && event.target === row) enter(event, row)
}

/** As they show: `order` keeps chains together, sorting is stable. */
function shownRows(grid: HTMLElement): HTMLElement[] {
  const rows = grid.querySelectorAll<HTMLElement>('[role="row"][tabindex]:not([hidden])')
  return [...rows].sort((a, b) => Number(a.style.order) - Number(b.style.order))
}

/** The row of the chain a connection is in, where it is unfolded. */
function headerOf(row: HTMLElement, rows: readonly HTMLElement[]): HTMLElement | undefined {
  const { chain } = row.dataset
  return chain === undefined ? undefined : rows.find(({ dataset }) => dataset.chainHeader === chain)
}

function enter(event: KeyboardEvent, row: HTMLElement): void {
  event.preventDefault()
  row.click()
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  })
}
