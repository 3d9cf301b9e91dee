/** Keys of a tree with one focused item. https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function moveInTree(event: KeyboardEvent): void {
  const tree = event.currentTarget as HTMLElement
  const item = (event.target as Element).closest<HTMLElement>('[role="treeitem"]')
  if (!item) return
  const items = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const expanded = item.getAttribute('aria-expanded')
  const toggles =
    (event.key === 'ArrowRight' && expanded === 'false') ||
    (event.key === 'ArrowLeft' && expanded === 'true') ||
    event.key === 'Enter'
  const next = toggles ? item : nextItem(event.key, items, item)
  if (!next) return
  event.preventDefault()
  if (toggles) item.click()
  for (const other of items) other.tabIndex = other === next ? 0 : -1
  next.focus()
}

function nextItem(key: string, items: HTMLElement[], item: HTMLElement): HTMLElement | undefined {
  const index = items.indexOf(item)
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return items[index + 1]
    case 'ArrowUp':
      return items[index - 1]
    case 'ArrowLeft':
      return item.parentElement?.closest<HTMLElement>('[role="treeitem"]') ?? undefined
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    default:
      return undefined
  }
}
