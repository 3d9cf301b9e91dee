import type { Connection } from '../connection.ts'
import type { Diagnosis } from '../diagnose/verdict.ts'

/** How bad it is, from nothing to an end nobody wanted. */
export type Severity = 'none' | 'note' | 'warning' | 'failure'

const ORDER: readonly Severity[] = ['none', 'note', 'warning', 'failure']

/** Ends that belong to using a page. Whether they were wanted is for findings to say. */
const ORDERLY = new Set([
  'closed-by-page',
  'unmounted',
  'aborted-while-connecting',
  'navigation',
  'suspended',
])

/** Close codes that say no more than goodbye. https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const GOODBYES = new Set([1000, 1001, 1005])

/** The worst of the verdict and the findings. */
export function severityOf(connection: Connection, { verdict, findings }: Diagnosis): Severity {
  if (verdict && !isOrderly(connection, verdict.cause)) return 'failure'
  return worst(findings.map(({ severity }) => severity))
}

export function worst(severities: readonly Severity[]): Severity {
  return severities.reduce<Severity>((a, b) => (isAtLeast(b, a) ? b : a), 'none')
}

/** The worst `most` of them, in the order they came in. */
export function worstOf<T extends { severity: Severity }>(all: readonly T[], most: number): T[] {
  const byWorst = [...all].sort((a, b) => ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity))
  const told = new Set(byWorst.slice(0, most))
  return all.filter((one) => told.has(one))
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(least)
}

function isOrderly({ closed }: Connection, cause: string): boolean {
  if (ORDERLY.has(cause)) return true
  return cause === 'closed-by-server' && closed !== undefined && GOODBYES.has(closed.code)
}
