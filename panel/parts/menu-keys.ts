/** Letters typed within this time belong to one word, ms. */
const PAUSE = 700

export function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}

/** What was typed in a menu to find an item, and when. */
export interface Typed {
  text: string
  at: number
}

/** Keys of an open menu; none of them reaches what lies under it. */
export function moveInMenu(event: KeyboardEvent, typed: Typed, close: () => void): void {
  const items = itemsIn(event.currentTarget as HTMLElement)
  const at = items.indexOf(document.activeElement as HTMLElement)
  // Escape would open the drawer of DevTools as well.
  event.stopPropagation()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' || event.key === 'Tab') close()
  else if (event.key === 'Enter' || event.key === ' ') items[at]?.click()
  else {
    const next = itemBeside(event.key, items, at) ?? named(event, typed, items, at)
    if (!next) return
    next.focus()
  }
  event.preventDefault()
}

function itemBeside(
  key: string,
  items: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length]
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1)
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    default:
      return undefined
  }
}

/** The next item that begins with what was typed; the same letter again goes on. */
function named(
  { key, timeStamp }: KeyboardEvent,
  typed: Typed,
  items: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  if (key.length !== 1) return undefined
  const letter = key.toLowerCase()
  const goesOn = timeStamp - typed.at < PAUSE && typed.text !== letter
  typed.text = goesOn ? typed.text + letter : letter
  typed.at = timeStamp
  const from = Math.max(0, goesOn ? at : at + 1)
  const inOrder = [...items.slice(from), ...items.slice(0, from)]
  return inOrder.find((item) => labelOf(item).startsWith(typed.text))
}

function labelOf(item: HTMLElement): string {
  return (item.querySelector(':not([aria-hidden])')?.textContent ?? '').trim().toLowerCase()
}
