import { chainOf } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { initiatorKey } from '../stack.ts'
import type { Context } from './verdict.ts'

/** Mount, clean up and mount again happen in one go under StrictMode; ms. */
const PAIR = 200
/** A clean-up and the effect after it run in one go; ms. */
const RERUN = 50

/**
 * The second socket of a StrictMode pair: opened by the same line within 200 ms after this one, not
 * yet 200 ms old, was closed.
 * https://react.dev/reference/react/StrictMode#fixing-bugs-found-by-re-running-effects-in-development
 */
export function strictModeTwin(connection: Connection, context: Context): Connection | undefined {
  const call = effectiveClose(connection)
  if (!call || call.at - connection.constructed.at > PAIR || call.running?.target === 'socket')
    return undefined
  return reopened(connection, context, call.at, PAIR)
}

/** The next socket of the same line, opened right after a close() by an effect that ran again. */
export function rerun(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Connection | undefined {
  return reopened(connection, context, call.at, RERUN)
}

function reopened(
  connection: Connection,
  context: Context,
  closedAt: number,
  within: number,
): Connection | undefined {
  const chain = chainOf(connection, context.log)
  const next = chain[chain.indexOf(connection) + 1]
  if (!next || next.doc !== connection.doc) return undefined
  const sameLine = initiatorKey(next.constructed.stack) !== ''
  return sameLine && next.constructed.at - closedAt <= within ? next : undefined
}
