import { type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { focusNext } from '../parts/focus.ts'

/** What is looked for in a message: it stays as the user goes from view to view. */
export interface FindState {
  readonly open: Signal<boolean>
  readonly query: Signal<string>
  /** Grows when the box is asked for: it takes the focus, also when it is open already. */
  readonly asked: Signal<number>
  /** What it had grown to when the box last took the focus. */
  focused: number
  /** Steps the view that shows the matches takes: forwards or backwards. */
  step: (by: 1 | -1) => void
}

export function createFindState(): FindState {
  return { open: signal(false), query: signal(''), asked: signal(0), focused: 0, step: () => {} }
}

export const FindContext = createContext<FindState>(createFindState())

export function useFindState(): FindState {
  return useContext(FindContext)
}

/** Keys of the search, wherever the focus is in the message. Whether the key was one of them. */
export function findKeys(event: KeyboardEvent, find: FindState): boolean {
  const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key === 'f'
  const isStep = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key === 'g')
  const closes = event.key === 'Escape' && find.open.peek()
  if (!isFind && !closes && !(isStep && find.open.peek())) return false
  event.preventDefault()
  // Escape would open the drawer of DevTools, and the search of DevTools would come as well.
  event.stopPropagation()
  if (isFind) openFind(find)
  else if (closes) closeFind(find)
  else find.step(event.shiftKey ? -1 : 1)
  return true
}

/** The view that was searched takes the focus again. */
export function closeFind(find: FindState): void {
  find.open.value = false
  focusNext('[data-view="message"] :is([data-view="json"], [data-view="text"], [data-view="hex"])')
}

export function openFind(find: FindState): void {
  find.open.value = true
  find.asked.value++
}
