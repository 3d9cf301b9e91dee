import { chainOf, indexInChain } from '../chain.ts'
import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { hiddenAt } from '../page.ts'
import { pageOf } from './ends.ts'
import type { Context } from './verdict.ts'

/** Who waits for the page to be shown connects at once then; ms. */
const AT_ONCE = 1_000

/**
 * The page closed it while nobody saw the page, and took it up again as it was shown: it saves what
 * a hidden page does not need.
 */
export function isPutAway(connection: Connection, call: CloseCall, context: Context): boolean {
  const page = pageOf(connection, context)
  if (!page || !hiddenAt(page, call.at)) return false
  const next = chainOf(connection, context.log)[indexInChain(connection, context.log) + 1]
  if (next?.doc !== connection.doc) return false
  const shown = page.events.find(
    (event) => event.kind === 'visibility' && !event.hidden && event.at > call.at,
  )
  if (!shown) return false
  const waited = next.constructed.at - shown.at
  return waited >= 0 && waited <= AT_ONCE
}
