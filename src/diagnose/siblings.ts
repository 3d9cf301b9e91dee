import { type Connection, endedAt } from '../connection.ts'
import { hostOf } from './endpoint.ts'
import { mayBeDown } from './handshake.ts'
import { connectionsAt } from './moments.ts'
import { once } from './once.ts'
import { silenceBefore } from './silence.ts'
import type { Context } from './verdict.ts'

/** Ends of one event reach the page within so many ms. */
const TOGETHER = 1_000
/** The shortest limit on idle time in use, ms. */
const IDLE = 25_000

/** Other connections the network or their server ended at the same moment. */
export const endedTogether = once((connection, { log }): readonly Connection[] => {
  const end = endedAt(connection)
  if (end === undefined) return []
  const silence = finalSilence(connection)
  return connectionsAt(log, 'lost', end - TOGETHER, end + TOGETHER).filter(
    (other) => other !== connection && !isEquallySilent(silence, other),
  )
})

/** Limits on idle time end what fell silent together together. */
function isEquallySilent(silence: number, other: Connection): boolean {
  return silence >= IDLE && Math.abs(silence - finalSilence(other)) < TOGETHER
}

function finalSilence(connection: Connection): number {
  return silenceBefore(connection, 'any', endedAt(connection) ?? 0)
}

/** A server that restarts refuses connections for a while, ms. */
const DOWN = 30_000

/** Attempts to reach the same host that failed in the 30 s after a time, as where its server is down. */
export function refusedAfter(connection: Connection, { log }: Context, at: number): Connection[] {
  return connectionsAt(log, 'constructed', at, at + DOWN).filter(
    (other) =>
      other.constructed.kind === 'construct' &&
      other.opened === undefined &&
      endedAt(other) !== undefined &&
      isSameHost(other, connection) &&
      mayBeDown(other),
  )
}

export function isSameHost(a: Connection, b: Connection): boolean {
  // Most connections of a storm are of one endpoint.
  return a.url === b.url || hostOf(a.url) === hostOf(b.url)
}
