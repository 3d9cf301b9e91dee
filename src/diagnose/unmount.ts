import { chainOf } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { cleaningFramework } from '../knowledge/frameworks.ts'
import { initiatorKey } from '../stack.ts'
import { parseStack } from '../stack-lines.ts'
import type { Context } from './verdict.ts'

/** Mount, clean up and mount again happen in one go under StrictMode; ms. */
const PAIR = 200

/** The framework in whose clean-up a close() ran. */
export function cleanUpIn(call: CloseCall): ReturnType<typeof cleaningFramework> {
  if (!call.stack) return undefined
  for (const { functionName } of parseStack(call.stack)) {
    const framework = functionName === undefined ? undefined : cleaningFramework(functionName)
    if (framework) return framework
  }
  return undefined
}

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

/** The next socket of the same line, opened right after a close(). */
export function reopened(
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
