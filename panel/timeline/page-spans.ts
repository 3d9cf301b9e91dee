import type { PageEvent } from '../../src/event.ts'
import type { Log } from '../../src/log.ts'
import type { Page } from '../../src/page.ts'

/** What the page lane shows as a stretch of time, ms. */
export interface Span {
  what: 'hidden' | 'frozen' | 'offline' | 'paused' | 'busy'
  from: number
  to: number
}

/** A document started or was left. */
export interface Mark {
  at: number
  label: 'Page' | 'Route'
}

export interface PageLane {
  spans: Span[]
  marks: Mark[]
}

/** The life of the page: of its top documents, and the long tasks and pauses of all frames. */
export function pageLane(log: Log, now: number): PageLane {
  const lane: PageLane = { spans: [], marks: [] }
  for (const page of log.pages.values()) {
    if (page.start?.top) addLife(lane, page, now)
    for (const event of page.events) addTask(lane, event)
  }
  return lane
}

function addLife({ spans, marks }: PageLane, page: Page, now: number): void {
  const end = cachedAt(page) ?? page.leftAt ?? now
  if (page.start) marks.push({ at: page.start.at, label: 'Page' })
  for (const { at, kind } of page.events) if (kind === 'route') marks.push({ at, label: 'Route' })
  const states = { hidden: page.start?.hidden, offline: page.start?.online === false }
  spans.push(
    ...spansOf(page, 'hidden', states.hidden ?? false, end, hiddenState),
    ...spansOf(page, 'frozen', false, end, frozenState),
    ...spansOf(page, 'offline', states.offline, end, offlineState),
  )
}

/** Since when another document has taken its place in the tab, from which it may come back. */
function cachedAt({ events }: Page): number | undefined {
  const last = events.findLast(({ kind }) => kind === 'pagehide' || kind === 'pageshow')
  return last?.kind === 'pagehide' && last.persisted ? last.at : undefined
}

/** The stretches in which a state was on; `change` tells what an event makes of it. */
function spansOf(
  { start, events }: Page,
  what: Span['what'],
  initial: boolean,
  end: number,
  change: (event: PageEvent) => boolean | undefined,
): Span[] {
  const spans: Span[] = []
  let since = initial ? start?.at : undefined
  for (const event of events) {
    if (event.at >= end) break
    const on = change(event)
    if (on === true) since ??= event.at
    if (on !== false || since === undefined) continue
    spans.push({ what, from: since, to: event.at })
    since = undefined
  }
  if (since !== undefined) spans.push({ what, from: since, to: end })
  return spans
}

function hiddenState(event: PageEvent): boolean | undefined {
  return event.kind === 'visibility' ? event.hidden : undefined
}

function frozenState(event: PageEvent): boolean | undefined {
  if (event.kind === 'freeze') return true
  if (event.kind === 'pagehide') return event.persisted ? true : undefined
  return event.kind === 'resume' || event.kind === 'pageshow' ? false : undefined
}

function offlineState(event: PageEvent): boolean | undefined {
  if (event.kind === 'offline') return true
  return event.kind === 'online' ? false : undefined
}

function addTask({ spans }: PageLane, event: PageEvent): void {
  if (event.kind !== 'long-task' && event.kind !== 'paused') return
  const what = event.kind === 'paused' ? 'paused' : 'busy'
  spans.push({ what, from: event.at, to: event.at + event.duration })
}
