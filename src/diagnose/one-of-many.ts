import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { initiatorKey } from '../stack.ts'
import { hostOf, pathOf } from './endpoint.ts'
import { connectionsAt } from './moments.ts'
import { haveSamePurpose } from './same-purpose.ts'
import type { Context } from './verdict.ts'

/** So many others are a set of them. */
const MANY = 2
/** What is closed together ends within so many ms. */
const TOGETHER = 2_000
/** Connections that are looked at: the last ones to open. */
const MAX_SCAN = 200

/** What stands for one thing of many in a path: a number, a UUID. */
const NAME_OF_ONE = /[\da-f]{8}-[\da-f-]{27}|\d+/gi

/**
 * The page keeps others like it that the same line opened for something else, as it does with one for
 * each row of a list, some of which go out of sight: no event tells of that.
 */
export function isOneOfMany(connection: Connection, call: CloseCall, context: Context): boolean {
  const line = initiatorKey(connection.constructed.stack)
  if (line === '') return false
  const open = connectionsAt(context.log, 'opened', 0, call.at).slice(-MAX_SCAN)
  const others = open.filter(
    (other) =>
      other.doc === connection.doc &&
      livesOn(other, call.at) &&
      initiatorKey(other.constructed.stack) === line &&
      kindOf(other) === kindOf(connection) &&
      !haveSamePurpose(connection, other),
  )
  return others.length >= MANY
}

/** Its endpoint, without which of many it is. */
function kindOf({ url }: Connection): string {
  return `${hostOf(url)} ${pathOf(url).replace(NAME_OF_ONE, '#')}`
}

function livesOn(other: Connection, at: number): boolean {
  const end = effectiveClose(other)?.at ?? endedAt(other)
  return end === undefined || end - at > TOGETHER
}
