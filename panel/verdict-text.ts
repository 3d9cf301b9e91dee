import type { Connection } from '../src/connection.ts'
import { headline } from '../src/format/verdict-words.ts'
import type { Session } from './session.ts'

/** The verdict on a connection for a chat or an issue, masked as it is shown; undefined: none. */
export function verdictText(session: Session, connection: Connection): string | undefined {
  const verdict = session.diagnosisOf(connection)?.verdict
  if (!verdict) return undefined
  const masks = session.masksOf(connection)
  const { summary, confidence, evidence, advice } = verdict
  const text = [
    `${headline(verdict)} (${confidence})`,
    summary,
    ...evidence.map((one) => `- ${one.text}`),
    ...advice.map((one) => `→ ${one.text}`),
  ]
  return [masks.url(connection.url), ...text.map(masks.text)].join('\n')
}
