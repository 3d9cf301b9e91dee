import type { Timeout } from '../knowledge/timeouts.ts'
import type { Advice, Evidence } from './verdict.ts'
import { plain } from './words.ts'

/** What the limits are that a measured time fits. @param what `default`, `limit` */
export function limitEvidence(rows: readonly Timeout[], what: string): Evidence[] {
  return rows.map(({ name, limit, note, source }) => ({
    text: `It matches the ${what} of ${name} (${plain(limit)}${note ? `, ${note}` : ''}).`,
    source,
  }))
}

/** What to set, product by product: which of them is on the way cannot be known. */
export function limitAdvice(rows: readonly Timeout[]): Advice[] {
  return rows.flatMap(({ name, setting, source }) =>
    setting ? [{ text: `If ${name} is what cuts, change it.`, snippet: setting, source }] : [],
  )
}
