/** Puts the focus where what had it is gone, once that is drawn: else the next Tab begins at the top. */
export function focusNext(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}
