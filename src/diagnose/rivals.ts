import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import { findAt } from './moments.ts'
import { alikeEnds, neighbours } from './repeats.ts'
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
  return findAt(
    context.log,
    'opened',
    // Only what opened after this one.
    Math.max(opened, end - AT_ONCE),
    end,
    (other) =>
      other !== connection &&
      other.url === connection.url &&
      (other.opened?.at ?? 0) > opened &&
      (endedAt(other) ?? Number.POSITIVE_INFINITY) - end > TOGETHER,
  )
}

/** One ended as the other had just come, and that one lived on: one event has not ended both. */
export function areRivals(a: Connection, b: Connection, context: Context): boolean {
  return rivalOf(a, context) === b || rivalOf(b, context) === a
}

/** Ends that follow on a rival are so large a part of all, at least. */
const SHARE = 0.75
const MIN_ENDS = 2

/**
 * Whether this chain and another throw each other out: its ends follow on the openings of the other,
 * and the other's on its own. Two sockets with one limit on idle time do not: there one follows, and
 * the other does not.
 */
export function replaceEachOther(connection: Connection, context: Context): boolean {
  const rival = rivalOf(connection, context)
  return rival !== undefined && isThrownOut(connection, context) && returnsIt(rival, context)
}

/** A rival that lives says nothing yet: then the ones before it in its chain do. */
function returnsIt(rival: Connection, context: Context): boolean {
  const before = neighbours(rival, context).filter((one) => endedAt(one) !== undefined)
  return before.some((one) => rivalOf(one, context) !== undefined)
}

function isThrownOut(connection: Connection, context: Context): boolean {
  const ends = alikeEnds(connection, context)
  const thrown = ends.filter((one) => rivalOf(one, context) !== undefined)
  return thrown.length >= MIN_ENDS && thrown.length >= ends.length * SHARE
}
