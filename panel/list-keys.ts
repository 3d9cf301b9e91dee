/**
 * Arrow keys in a grid of rows with one Tab stop: up and down move and select, right and left
 * unfold and fold a chain, left goes from one of its connections to it, Enter to the details.
 */
export function moveFocus(event: KeyboardEvent, grid: HTMLElement | null): void {
  const row = (event.target as Element).closest<HTMLElement>('[role="row"]')
  if (!grid || !row) return
  const rows = shownRows(grid)
  const next =
    nextRow(event.key, rows, rows.indexOf(row)) ??
    (event.key === 'ArrowLeft' ? headerOf(row, rows) : undefined)
  if (next) {
    event.preventDefault()
    next.focus()
    next.click()
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

function nextRow(key: string, rows: HTMLElement[], index: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return rows[index + 1]
    case 'ArrowUp':
      return rows[index - 1]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    default:
      return undefined
  }
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
