import type { PanelPage, Row } from '../support/panel-page.ts'
import type { Expected } from './scenario.ts'

/** How long a healthy connection is watched unless told, ms. */
export const WATCHED = 3_000
/** Time or other connections may add a warning later; ms. */
const WARNED = 25_000

/**
 * The row of a connection once it shows what is expected, or what it shows in the end.
 *
 * @param patience ms
 */
export async function shown(panel: PanelPage, expected: Expected, patience = 50_000): Promise<Row> {
  const { url, nth, verdict, findings = [], notes = [], pending } = expected
  // A verdict may be refined when the story repeats: the last one counts.
  const judged = (row: Row) =>
    row.verdict === (pending ? 'pending' : 'settled') && row.cause === verdict?.cause
  const ready = verdict ? judged : ({ state }: Row) => state === 'open'
  const last = () => panel.row(url, nth)
  const found = await panel
    .rowWhere(url, (row) => ready(row) && includes(row.notes, notes), nth, patience)
    .catch(last)
  if (!ready(found)) return found
  const warned = panel.rowWhere(url, ({ warnings }) => includes(warnings, findings), nth, WARNED)
  return warned.catch(last)
}

function includes(list: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((item) => list.includes(item))
}
