import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { initiatorKey } from '../stack.ts'
import { hostOf, pathOf } from './endpoint.ts'
import { connectionsAt } from './moments.ts'
import type { Context } from './verdict.ts'

/** A connection that is replaced may be left open for so long, for what is still on its way; ms. */
const DRAIN = 10_000
/** One that ends this soon after another has not been replaced by it; ms. */
const TOGETHER = 2_000
/** Those of a race start in one go, and it is over soon; ms. */
const START = 1_000
const RACE = 15_000

/** A part of a path that is made for one session: a key or an id, long, with digits and letters. */
const KEY = /(?<=\/)(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{16,}/gi

/** Make before break: another connection to the endpoint was made just before, and lived on. */
export function isReplaced(connection: Connection, call: CloseCall, { log }: Context): boolean {
  return connectionsAt(log, 'constructed', call.at - DRAIN, call.at).some(
    (next) =>
      next.constructed.at > connection.constructed.at &&
      isKept(next, connection, call) &&
      isSameEndpoint(next, connection),
  )
}

/** Several were made to see which is the first, or the quickest to answer, and this one was not. */
export function isBeaten(connection: Connection, call: CloseCall, { log }: Context): boolean {
  const { at } = connection.constructed
  const { state, running } = call
  if (state === 0 && running?.type === 'open' && running.socket !== connection.socket) return true
  if (call.at - at > RACE) return false
  return connectionsAt(log, 'constructed', at - START, at + START).some(
    (other) =>
      other !== connection && isKept(other, connection, call) && isElsewhere(other, connection),
  )
}

function isKept(other: Connection, connection: Connection, call: CloseCall): boolean {
  const end = effectiveClose(other)?.at ?? endedAt(other)
  const livesOn = end === undefined || end - call.at > TOGETHER
  return other.opened !== undefined && livesOn && other.doc === connection.doc
}

function isSameEndpoint(a: Connection, b: Connection): boolean {
  if (hostOf(a.url) !== hostOf(b.url)) return false
  const [path, other] = [pathOf(a.url), pathOf(b.url)]
  return path === other || (isSameLine(a, b) && path.replace(KEY, '') === other.replace(KEY, ''))
}

/** The same line asked another host for the same. */
function isElsewhere(a: Connection, b: Connection): boolean {
  if (hostOf(a.url) === hostOf(b.url) || !isSameLine(a, b)) return false
  return a.url.replace(hostOf(a.url), '') === b.url.replace(hostOf(b.url), '')
}

function isSameLine(a: Connection, b: Connection): boolean {
  const line = initiatorKey(a.constructed.stack)
  return line !== '' && line === initiatorKey(b.constructed.stack)
}
