import { hiddenAt, type Page } from '../page.ts'

/** How long between two times the page was visible and ran; ms. */
export function awakeFor(page: Page, from: number, to: number): number {
  const away = hiddenWithin(page, from, to) + stoppedFor(page, from, to)
  return Math.max(0, to - from - away)
}

/** How long the page did not run between two times: breakpoints, dialogs, long tasks; ms. */
export function stoppedFor(page: Page, from: number, to: number): number {
  return page.events.reduce((sum, event) => {
    if (event.kind !== 'paused' && event.kind !== 'long-task') return sum
    const overlap = Math.min(to, event.at + event.duration) - Math.max(from, event.at)
    return sum + Math.max(0, overlap)
  }, 0)
}

export function isFrozen({ events }: Page): boolean {
  return events.findLast(({ kind }) => kind === 'freeze' || kind === 'resume')?.kind === 'freeze'
}

/** Frozen pages are hidden ones. */
function hiddenWithin(page: Page, from: number, to: number): number {
  let since = hiddenAt(page, from) ? from : undefined
  let sum = 0
  for (const event of page.events) {
    if (event.kind !== 'visibility' || event.at <= from || event.at > to) continue
    if (event.hidden) since ??= event.at
    else if (since !== undefined) {
      sum += event.at - since
      since = undefined
    }
  }
  return since === undefined ? sum : sum + to - since
}
