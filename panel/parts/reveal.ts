/** Scrolls an element into sight; as a `ref`, when it becomes the one to see. */
export function reveal(element: Element | null): void {
  element?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
}
