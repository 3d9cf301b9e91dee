import { useLayoutEffect } from 'preact/hooks'

/** Puts the focus where what had it is gone, once that is drawn: else the next Tab begins at the top. */
export function focusNext(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

/** Puts the focus on the row that takes the Tab key where what had it in a grid is gone or hidden. */
export function useKeptFocus(grid: { readonly current: HTMLElement | null }): void {
  // The rows are drawn between here and the effect.
  const had = grid.current?.contains(document.activeElement)
  useLayoutEffect(() => {
    const focus = document.activeElement
    const isKept = grid.current?.contains(focus) && !focus?.closest('[hidden]')
    if (!had || isKept) return
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  })
}
