import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import { connectionsAt } from './moments.ts'
import type { Context } from './verdict.ts'

/** A server ends the old connection as soon as the new one has said who it is, ms. */
const AT_ONCE = 1_000
/** Two that end together have not replaced each other, ms. */
const TOGETHER = 500

/** Another socket to the same URL that opened right before this one, then open, ended. */
export function rivalOf(connection: Connection, context: Context): Connection | undefined {
  const end = connection.closed?.at
  if (end === undefined || !connection.opened || effectiveClose(connection)) return undefined
  const opened = connection.opened.at
  return connectionsAt(context.log, 'opened', end - AT_ONCE, end).find(
    (other) =>
      other !== connection &&
      other.url === connection.url &&
      (other.opened?.at ?? 0) > opened &&
      (endedAt(other) ?? Number.POSITIVE_INFINITY) - end > TOGETHER,
  )
}
