import { type Connection, endedAt } from '../connection.ts'
import { hostOf } from './endpoint.ts'
import { closeFrame, cut } from './ends.ts'
import { connectionsAt } from './moments.ts'
import { silenceBefore } from './silence.ts'
import type { Context } from './verdict.ts'

/** Ends of one event reach the page within so many ms. */
const TOGETHER = 1_000
/** The shortest limit on idle time in use, ms. */
const IDLE = 25_000

/** Other connections the network or their server ended at the same moment. */
export function endedTogether(connection: Connection, { log }: Context): Connection[] {
  const end = endedAt(connection)
  if (end === undefined) return []
  return connectionsAt(log, 'closed', end - TOGETHER, end + TOGETHER).filter(
    (other) =>
      other !== connection &&
      (cut(other) ?? closeFrame(other)) !== undefined &&
      !isEquallySilent(connection, other),
  )
}

/** Limits on idle time end what fell silent together together. */
function isEquallySilent(a: Connection, b: Connection): boolean {
  const [own, its] = [a, b].map((one) => silenceBefore(one, 'any', endedAt(one) ?? 0))
  if (own === undefined || its === undefined || own < IDLE) return false
  return Math.abs(own - its) < TOGETHER
}

/** Attempts to reach the same host that failed within `span` after a time. */
export function refusedAfter(
  connection: Connection,
  { log }: Context,
  at: number,
  span: number,
): Connection[] {
  return connectionsAt(log, 'constructed', at, at + span).filter(
    (other) =>
      other.constructed.kind === 'construct' &&
      other.opened === undefined &&
      endedAt(other) !== undefined &&
      isSameHost(other, connection),
  )
}

export function isSameHost(a: Connection, b: Connection): boolean {
  return hostOf(a.url) === hostOf(b.url)
}
