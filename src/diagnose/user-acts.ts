import type { Call } from '../event.ts'
import type { Page } from '../page.ts'
import type { Context } from './verdict.ts'

/**
 * Whether the user clicked, typed or touched between two times, ms: after the first, up to the second.
 * In any frame: a click in the page may log out a widget of another origin.
 */
export function actedBetween({ log }: Context, after: number, to: number): boolean {
  return [...log.pages.values()].some((page) => (lastAct(page, to) ?? 0) > after)
}

/** The last act in a page at or before a time, ms. */
export function lastAct({ events }: Page, at: number): number | undefined {
  return events.findLast((event) => event.kind === 'activation' && event.at <= at)?.at
}

/** Events of a page that is scrolled or moved over: acts of the user that activate nothing. */
const HANDLING = /^(?:scroll|wheel|mouse|pointer|touch|drag)/

/** Whether a call was made in a listener of such an event. */
export function isHandled({ running }: Call): boolean {
  return running?.trusted === true && running.target !== 'socket' && HANDLING.test(running.type)
}
