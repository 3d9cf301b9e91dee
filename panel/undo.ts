import { type ReadonlySignal, signal } from '@preact/signals'

/** How long, ms, something thrown away can be brought back; it costs its memory until then. */
const OFFERED_FOR = 30_000

/** The one thing that can be undone now. */
export interface Undo {
  readonly offered: ReadonlySignal<boolean>
  offer(undo: () => void): void
  undo(): void
  forget(): void
}

export function createUndo(): Undo {
  let current: (() => void) | undefined
  const offered = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function forget(): void {
    clearTimeout(timer)
    current = undefined
    offered.value = false
  }
  function offer(undo: () => void): void {
    forget()
    current = undo
    offered.value = true
    timer = setTimeout(forget, OFFERED_FOR)
  }
  function undo(): void {
    current?.()
    forget()
  }
  return { offered, offer, undo, forget }
}
