import type { ClosedBy, Confidence, Verdict } from '../diagnose/verdict.ts'

/** Who closed, as a heading. A cut is told apart from a close: no Close frame came. */
export const CLOSED_BY: Record<ClosedBy, string> = {
  page: 'Closed by the page',
  server: 'Closed by the server',
  browser: 'Closed by the browser',
  network: 'Connection cut',
  unknown: 'End not seen',
}

/** Causes that kept it from opening: what never was there cannot be cut. */
const UNOPENED = ['server-unreachable', 'handshake-failed']

/** Who closed and why, once: `Closed by the server: unauthorized`, `Closed by the page`. */
export function headline({ closedBy, cause }: Verdict): string {
  if (saysWho(cause)) return CLOSED_BY[closedBy]
  const isUnopened = closedBy === 'network' && UNOPENED.includes(cause)
  return `${isUnopened ? 'Never opened' : CLOSED_BY[closedBy]}: ${wordsOfId(cause)}`
}

/** A cause that names nothing but the actor. */
export function saysWho(cause: string): boolean {
  return cause.startsWith('closed-by-')
}

/** What a confidence rests on. */
export const CONFIDENCE: Record<Confidence, string> = {
  certain: 'observed',
  likely: 'a pattern over repetitions, or a reason in words',
  possible: 'a single event that matches a table',
}

/** `idle-timeout` → `Idle timeout`. */
export function titleOf(id: string): string {
  const words = wordsOfId(id)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function wordsOfId(id: string): string {
  return id.replaceAll('-', ' ').replace(/\btls\b/, 'TLS')
}
