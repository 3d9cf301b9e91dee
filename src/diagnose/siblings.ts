import { type Connection, endedAt } from '../connection.ts'
import { closeFrame, cut } from './ends.ts'
import type { Context } from './verdict.ts'
import { hostOf } from './words.ts'

/** Ends of one event reach the page within so many ms. */
const TOGETHER = 1_000

/** Other connections the network or their server ended at the same moment. */
export function endedTogether(connection: Connection, context: Context): Connection[] {
  const end = endedAt(connection)
  if (end === undefined) return []
  return others(connection, context).filter((other) => {
    const ended = cut(other) ?? closeFrame(other)
    return ended !== undefined && Math.abs(ended.at - end) <= TOGETHER
  })
}

/** Attempts to reach the same host that failed within `span` after a time. */
export function refusedAfter(
  connection: Connection,
  context: Context,
  at: number,
  span: number,
): Connection[] {
  const host = hostOf(connection.url)
  return others(connection, context).filter(
    (other) =>
      hostOf(other.url) === host &&
      !other.opened &&
      other.constructed.kind === 'construct' &&
      other.constructed.at >= at &&
      other.constructed.at <= at + span &&
      endedAt(other) !== undefined,
  )
}

export function isSameHost(a: Connection, b: Connection): boolean {
  return hostOf(a.url) === hostOf(b.url)
}

/** Newest first: what matters is near, and a log may be long. */
function others(connection: Connection, context: Context): Connection[] {
  return [...context.log.connections.values()].filter(
    (other) => other !== connection && other.source !== 'test',
  )
}
