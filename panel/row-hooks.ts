import type { Finding } from '../src/diagnose/verdict.ts'
import type { Masks } from '../src/mask.ts'
import type { ConnectionRow } from './rows.ts'

/** The attributes automation reads from a row; part of the public interface: names and values stay. */
export function hooksOf(
  row: ConnectionRow,
  masks: Masks,
): Record<`data-${string}`, string | undefined> {
  const { connection, diagnosis, place, state } = row
  const { verdict, findings = [] } = diagnosis ?? {}
  return {
    'data-connection': connection.id,
    'data-url': masks.url(connection.url),
    'data-state': state,
    'data-source': connection.source,
    'data-chain': place?.id,
    'data-closed-by': verdict?.closedBy,
    'data-cause': verdict?.cause,
    'data-confidence': verdict?.confidence,
    'data-verdict': verdict && (diagnosis?.settled ? 'settled' : 'pending'),
    'data-findings': idsOf(findings, 'warning'),
    'data-notes': idsOf(findings, 'note'),
  }
}

function idsOf(findings: readonly Finding[], severity: Finding['severity']): string | undefined {
  const ids = findings.filter((finding) => finding.severity === severity).map(({ id }) => id)
  return ids.length === 0 ? undefined : ids.join(' ')
}
