import { chainOf, indexInChain } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { initiatorKey } from '../stack.ts'
import { actedBetween } from './user-acts.ts'
import type { Context } from './verdict.ts'

/** A clean-up and the effect after it run in one go, which a busy page may draw out; ms. */
const PAIR = 200

/**
 * The second socket of a StrictMode pair: opened by the same line within 200 ms after this one, not
 * yet 200 ms old, was closed. Neither is this the second of another, nor the second closed so itself:
 * what goes on so is no pair.
 * https://react.dev/reference/react/StrictMode#fixing-bugs-found-by-re-running-effects-in-development
 */
export function strictModeTwin(connection: Connection, context: Context): Connection | undefined {
  const call = effectiveClose(connection)
  const { at } = connection.constructed
  if (!call || !isClosedYoung(connection) || isOtherwise(call)) return undefined
  // Nobody clicks or types while a component mounts.
  if (actedBetween(context, at, call.at)) return undefined
  const twin = rerun(connection, call, context)
  if (!twin || isClosedYoung(twin) || isSecond(connection, context)) return undefined
  return twin
}

function isSecond(connection: Connection, { log }: Context): boolean {
  const before = chainOf(connection, log)[indexInChain(connection, log) - 1]
  const call = before && effectiveClose(before)
  if (!before || !call || !isClosedYoung(before)) return false
  return connection.constructed.at - call.at <= PAIR
}

function isClosedYoung(connection: Connection): boolean {
  const call = effectiveClose(connection)
  return call !== undefined && call.at - connection.constructed.at <= PAIR
}

/** The handler of a socket, or of what the user does, such as typing: it closes by itself. */
function isOtherwise({ running }: CloseCall): boolean {
  return running?.target === 'socket' || (running?.target === 'element' && running.trusted)
}

/** The next socket of the same line, opened right after a close() by an effect that ran again. */
export function rerun(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Connection | undefined {
  const next = chainOf(connection, context.log)[indexInChain(connection, context.log) + 1]
  if (!next || next.doc !== connection.doc) return undefined
  const sameLine = initiatorKey(next.constructed.stack) !== ''
  return sameLine && next.constructed.at - call.at <= PAIR ? next : undefined
}
