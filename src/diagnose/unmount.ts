import { chainOf } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { cleaningFramework, isHotUpdate } from '../knowledge/frameworks.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { initiatorKey, parseStack } from '../stack.ts'
import { lastMessage } from './messages.ts'
import type { Context } from './verdict.ts'

/** Mount, clean up and mount again happen in one go under StrictMode; ms. */
const PAIR = 200
/** A dev server tells of the update before the page applies it; ms. */
const UPDATE = 2_000

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

/** A hot update ran: its code is in the stack, or the dev server had just announced one. */
export function isHotUpdated(connection: Connection, call: CloseCall, context: Context): boolean {
  const frames = call.stack ? parseStack(call.stack) : []
  if (frames.some(({ functionName, url }) => isHotUpdate(functionName, url))) return true
  for (const other of context.log.connections.values()) {
    if (other.doc !== connection.doc || !libraryOf(other)?.devServer) continue
    const told = lastMessage(other, 'receive', call.at)
    if (told && call.at - told.at <= UPDATE && isUpdate(told.body)) return true
  }
  return false
}

function isUpdate(body: unknown): boolean {
  return typeof body === 'string' && /"(?:type|action)"\s*:\s*"(?:update|sync|built|ok)"/.test(body)
}
