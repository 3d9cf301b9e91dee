import type { DocumentId, DocumentStart, PageEvent } from './event.ts'

/** A page that has not answered for so long does not run: breakpoint, dialog, long task; ms. */
export const SILENCE = 2_000

/** One document of the inspected tab: a page or a frame, until it is left. */
export interface Page {
  readonly id: DocumentId
  readonly frameId?: number
  start?: DocumentStart
  /** Everything but `document`, in order of time; bounded. */
  events: PageEvent[]
  /** When the document went away for good; ms. */
  leftAt?: number
  /** Until when it has told all, where it is asked again and again; ms. */
  heardAt?: number
}

/** Most events a page keeps. */
const MAX_PAGE_EVENTS = 2_000

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

/** A page or its user makes any number of these, and they matter only near an end. */
const FREQUENT: ReadonlySet<PageEvent['kind']> = new Set([
  'activation',
  'csp',
  'departure',
  'exception',
  'long-task',
  'route',
])

/** The oldest frequent event goes: what happened to the page itself is not lost to a loop that throws. */
function evict(page: Page): void {
  const frequent = page.events.findIndex(({ kind }) => FREQUENT.has(kind))
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
