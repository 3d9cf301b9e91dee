import { type Connection, stateOf } from '../src/connection.ts'
import type { ClosedBy, Diagnosis } from '../src/diagnose/verdict.ts'
import { CLOSED_BY, titleOf } from '../src/format/verdict-words.ts'
import { outsideWords } from './outside-words.ts'

/** Who closed, in one word for a column. */
export const CLOSED_BY_SHORT: Record<ClosedBy, string> = {
  page: 'Page',
  server: 'Server',
  browser: 'Browser',
  network: 'Cut',
  unknown: 'Unknown',
}

/** What the filter searches beside the messages. */
export function wordsOf(connection: Connection, diagnosis: Diagnosis | undefined): string {
  const { verdict, findings = [] } = diagnosis ?? {}
  return [
    connection.url,
    ...connection.protocols,
    outsideWords(connection),
    stateOf(connection),
    verdict && `${CLOSED_BY[verdict.closedBy]} ${verdict.cause} ${titleOf(verdict.cause)}`,
    verdict?.confidence,
    verdict?.summary,
    ...findings.map((finding) => `${finding.id} ${titleOf(finding.id)} ${finding.summary}`),
  ].join('\n')
}
