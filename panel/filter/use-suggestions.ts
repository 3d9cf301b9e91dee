import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals'
import { type Suggestion, suggestionsFor } from '../../src/filter/suggest.ts'

interface Suggesting {
  readonly offered: ReadonlySignal<readonly Suggestion[]>
  /** Index of the one the keyboard is at, or -1. */
  readonly active: ReadonlySignal<number>
  onKeyDown(event: KeyboardEvent): void
  /** Something was typed: what fits is offered. */
  typed(): void
  choose(suggestion: Suggestion): void
  close(): void
}

/** Moves the focus to the messages that were found, or to the connections. */
function goToFound(): void {
  const list =
    document.querySelector<HTMLElement>('[data-view="messages"]') ??
    document.querySelector<HTMLElement>('[data-view="connections"] [role="row"][tabindex="0"]')
  list?.focus()
}

/** Offered while typing where something fits, and on ArrowDown; Escape puts the list away. */
export function useSuggestions(query: Signal<string>): Suggesting {
  const open = useSignal(false)
  const active = useSignal(-1)
  const offered = useComputed(() => (open.value ? suggestionsFor(query.value) : []))

  function typed(): void {
    // An empty term fits everything: that is offered on ArrowDown only.
    open.value = /\S$/.test(query.value)
    active.value = -1
  }
  function close(): void {
    open.value = false
    active.value = -1
  }
  function choose({ query: next, text }: Suggestion): void {
    query.value = next
    active.value = -1
    open.value = /[:<>]$/.test(text)
  }
  function step(by: 1 | -1): void {
    if (!open.value) open.value = true
    const count = offered.value.length
    // From -1, the box itself, round through the list.
    active.value = ((active.value + 1 + by + count + 1) % (count + 1)) - 1
  }
  function onKeyDown(event: KeyboardEvent): void {
    const chosen = offered.value[active.value]
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Enter') chosen ? choose(chosen) : goToFound()
    else if (event.key === 'Escape' && offered.value.length > 0) close()
    else if (event.key === 'Escape' && query.value !== '') query.value = ''
    else return
    // Escape would open the drawer of DevTools.
    event.preventDefault()
    event.stopPropagation()
  }
  return { offered, active, onKeyDown, typed, choose, close }
}
