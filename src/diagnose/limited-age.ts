import { type Connection, endedAt } from '../connection.ts'
import { lifeOf } from './ends.ts'
import { equalLife, type Repeated } from './repeats.ts'
import { silenceBefore } from './silence.ts'
import type { Context } from './verdict.ts'

/** Active: silent for no longer than this part of its life. */
const ACTIVE = 0.25

/** The age at which each ended, though both directions were active shortly before. */
export function limitedAge(connection: Connection, context: Context): Repeated | undefined {
  const repeated = equalLife(connection, context)
  return repeated?.connections.every((one) => isActive(one, context)) ? repeated : undefined
}

function isActive(connection: Connection, context: Context): boolean {
  const end = endedAt(connection) ?? 0
  const limit = lifeOf(connection, context) * ACTIVE
  const { sent, received } = connection
  if (sent.count === 0 || received.count === 0) return false
  return (
    silenceBefore(connection, 'send', end) < limit &&
    silenceBefore(connection, 'receive', end) < limit
  )
}
