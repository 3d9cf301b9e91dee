import type { LongTask, Paused } from '../event.ts'
import { hiddenAt, type Page } from '../page.ts'

/**
 * How long between two times the page was visible and ran, as far as it has told; ms. One at a
 * breakpoint says nothing before it goes on, and a panel that was blocked has not heard it yet.
 */
export function awakeFor(page: Page, from: number, to: number): number {
  const told = Math.max(from, Math.min(to, page.heardAt ?? to))
  const away = hiddenWithin(page, from, told) + stoppedFor(page, from, told)
  return Math.max(0, told - from - away)
}

/** When the page did not run: at a breakpoint, in a dialog or in a long task. Both may tell of one time. */
export function stopsOf({ events }: Page): (Paused | LongTask)[] {
  return events.filter((event) => event.kind === 'paused' || event.kind === 'long-task')
}

/** How long the page did not run between two times, ms. */
export function stoppedFor(page: Page, from: number, to: number): number {
  let sum = 0
  let counted = from
  for (const { at, duration } of stopsOf(page)) {
    const end = Math.min(to, at + duration)
    sum += Math.max(0, end - Math.max(counted, at))
    counted = Math.max(counted, end)
  }
  return sum
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
