import { hiddenAt, type Page } from '../page.ts'

/** What tells that a document goes may come a moment before the `close` event; ms. */
const DISORDER = 100

/** When the document went away at or after a time, within `span`; ms. */
export function leftAfter(page: Page, at: number, span: number): number | undefined {
  const events = page.events.filter((event) => event.kind === 'pagehide' || event.kind === 'gone')
  return [...events.map((event) => event.at), page.leftAt ?? Number.NaN].find(
    (time) => time >= at - DISORDER && time <= at + span,
  )
}

/** How long the page had been hidden at a time, ms; undefined while it was visible. */
export function hiddenFor(page: Page, at: number): number | undefined {
  if (!hiddenAt(page, at)) return undefined
  const shown = page.events.findLast((event) => event.kind === 'visibility' && event.at <= at)
  return at - (shown?.at ?? page.start?.at ?? at)
}

/** Since when the browser had been offline at a time, ms; undefined while it was online. */
export function offlineSince(page: Page, at: number): number | undefined {
  const last = page.events.findLast(
    (event) => (event.kind === 'online' || event.kind === 'offline') && event.at <= at,
  )
  if (last) return last.kind === 'offline' ? last.at : undefined
  const { start } = page
  return start?.online === false && start.at <= at ? start.at : undefined
}

/** The last time the browser was offline, before a time: until then if it still was; ms. */
export function lastOffline(page: Page, at: number): { from: number; to: number } | undefined {
  const since = offlineSince(page, at)
  if (since !== undefined) return { from: since, to: at }
  const back = page.events.findLast((event) => event.kind === 'online' && event.at <= at)
  const from = back && offlineSince(page, back.at - 1)
  return back && from !== undefined ? { from, to: back.at } : undefined
}
