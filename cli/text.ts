import { headline, titleOf } from '../src/format/verdict-words.ts'
import { visible } from '../src/format/visible.ts'
import type { ConnectionReport, Report } from '../src/report/report.ts'
import type { Severity } from '../src/report/severity.ts'
import { countWords, lifeWords } from '../src/report/words.ts'

const MARKS: Record<Severity, string> = { none: '✓', note: '·', warning: '!', failure: '✗' }

/** For a terminal: what a file holds reaches it without control characters. */
export function textOf(report: Report): string {
  const { file, creator, connections, problems } = report
  return [
    `${file}: ${countWords(report)}${creator && ` (by ${creator})`}`,
    ...connections.flatMap(linesOf),
    ...problems.map(({ place, text }) => `? ${place} ${text}`),
  ]
    .map(visible)
    .join('\n')
}

function linesOf(connection: ConnectionReport): string[] {
  const { url, severity, sent, received, verdict, findings } = connection
  const counts = `↑${sent.count} ↓${received.count}`
  return [
    `${MARKS[severity]} ${url || '(no URL)'}  ${lifeWords(connection)}  ${counts}`,
    ...(verdict
      ? [
          `    ${headline(verdict)} (${verdict.confidence})`,
          `    ${verdict.summary}`,
          ...verdict.evidence.map(({ text }) => `      - ${text}`),
          ...verdict.advice.map(({ text }) => `      → ${text}`),
        ]
      : []),
    ...findings.map(
      ({ id, severity: how, summary }) => `    ${MARKS[how]} ${titleOf(id)}: ${summary}`,
    ),
  ]
}
