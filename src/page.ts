import type { DocumentId, DocumentStart, PageEvent } from './event.ts'

/** One document of the inspected tab: a page or a frame, until it is left. */
export interface Page {
  readonly id: DocumentId
  readonly frameId?: number
  start?: DocumentStart
  /** Everything but `document`, in order of time; the clicks and exceptions are bounded. */
  events: PageEvent[]
  /** When the document went away for good; ms. */
  leftAt?: number
}

/** Most events a page keeps; the oldest activations and long tasks go first. */
export const MAX_PAGE_EVENTS = 2_000

export function startPage(id: DocumentId, frameId?: number): Page {
  return frameId === undefined ? { id, events: [] } : { id, frameId, events: [] }
}

/** Adds an event in order of time: those of the relay and the panel come on another way. */
export function addPageEvent(page: Page, event: PageEvent): void {
  let index = page.events.length
  while (index > 0 && (page.events[index - 1]?.at ?? 0) > event.at) index--
  page.events.splice(index, 0, event)
  if (page.events.length > MAX_PAGE_EVENTS) evict(page)
}

/** Clicks and long tasks are many and matter only near an end; the oldest of them goes. */
function evict(page: Page): void {
  const frequent = page.events.findIndex(
    (event) => event.kind === 'activation' || event.kind === 'long-task',
  )
  page.events.splice(Math.max(0, frequent), 1)
}

/** The events of one kind between two times, ms, both included. */
export function eventsBetween<K extends PageEvent['kind']>(
  page: Page,
  kind: K,
  from: number,
  to: number,
): Extract<PageEvent, { kind: K }>[] {
  return page.events.filter(
    (event): event is Extract<PageEvent, { kind: K }> =>
      event.kind === kind && event.at >= from && event.at <= to,
  )
}

/** Whether the document was hidden at a time, ms. */
export function hiddenAt(page: Page, at: number): boolean {
  let hidden = page.start?.hidden ?? false
  for (const event of page.events) {
    if (event.at > at) break
    if (event.kind === 'visibility') hidden = event.hidden
  }
  return hidden
}
