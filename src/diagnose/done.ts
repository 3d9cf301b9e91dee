import { chainOf, indexInChain } from '../chain.ts'
import type { Connection } from '../connection.ts'
import type { CloseCall, Message } from '../event.ts'
import { eventsBetween } from '../page.ts'
import { closeFrame, pageOf } from './ends.ts'
import { isGoodbye, saysDone, tellsOutcome } from './goodbye.ts'
import { lastMessage } from './messages.ts'
import { refusalBefore } from './refusal.ts'
import { isByClock } from './rhythm.ts'
import { isHandled } from './user-acts.ts'
import type { Context } from './verdict.ts'

/** What awaits an answer goes on right after its event; ms. */
const ANSWER = 50
/** ms */
const AT_ONCE = 2_000
/** A server may greet before it is asked; messages. */
const GREETING = 1
/** Connections of a chain. */
const REPEATED = 3
/** Neighbours in a chain that tell its rhythm, in each direction of time. */
const NEIGHBOURS = 4

/**
 * A job that is done: the server said in words that it is, or the page took leave; or the page asked,
 * or waited, and closes on the answer. And it does not connect again at once, unless it asks by the clock.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 (1000: the purpose is fulfilled)
 */
export function isDone(connection: Connection, call: CloseCall, context: Context): boolean {
  if (!reopensAtOnce(connection, call.at, context)) {
    const isOver = isAnswered(connection, call, context) || isSaid(connection, call.at)
    return isOver || isOutcome(connection, call, context)
  }
  return isAnswered(connection, call, context) && isPolled(connection, context)
}

/** That the answer was all the page wanted shows when it asks so again and again, and not before. */
export function isDoneOnce(connection: Connection, call: CloseCall, { log }: Context): boolean {
  if (call.code !== undefined || isByUser(connection) || isSaid(connection, call.at)) return false
  return chainOf(connection, log).length < REPEATED
}

/** The same, where the server ends as normal what it said is done, or what the page took leave of. */
export function isDoneByServer(connection: Connection, context: Context): boolean {
  const frame = closeFrame(connection)
  if (!frame || (frame.code !== 1000 && frame.code !== 1005)) return false
  return isSaid(connection, frame.at) && !reopensAtOnce(connection, frame.at, context)
}

/** Its answer is no refusal, and the page did not fail over it. */
function isAnswered(connection: Connection, call: CloseCall, context: Context): boolean {
  const asked = isMeant(connection, call) ? askedAt(connection, call, context) : undefined
  const answer = lastMessage(connection, 'receive', call.at)
  if (asked === undefined || !isAfter(answer, asked) || call.at - answer.at > ANSWER) return false
  return !hasFailed(connection, call, answer, context)
}

/** The page had waited for a message, whoever asked for what it tells, and closes in its handler. */
function isOutcome(connection: Connection, call: CloseCall, context: Context): boolean {
  const last = lastMessage(connection, 'receive', call.at)
  if (!last || call.running?.target !== 'socket' || call.at - last.at > ANSWER) return false
  return tellsOutcome(last) && !hasFailed(connection, call, last, context)
}

/** The page failed over the message, or it refuses. */
function hasFailed(
  connection: Connection,
  call: CloseCall,
  { at }: Message,
  context: Context,
): boolean {
  const page = pageOf(connection, context)
  const failures = page ? eventsBetween(page, 'exception', at, call.at) : []
  return failures.length > 0 || refusalBefore(connection, call.at) !== undefined
}

/**
 * It closes as normal (1000), or was opened for what the user did, or has an answer to each question
 * and nothing else.
 */
function isMeant(connection: Connection, { code }: CloseCall): boolean {
  const { sent, received } = connection
  if (code !== undefined) return code === 1000
  return isByUser(connection) || received.count <= sent.count + GREETING
}

/** To open asks for one message, where the clock opens. */
function askedAt(connection: Connection, call: CloseCall, context: Context): number | undefined {
  const { opened, sent, received } = connection
  if (sent.count > 0) return lastMessage(connection, 'send', call.at)?.at
  return received.count === 1 && isPolled(connection, context) ? opened?.at : undefined
}

function isAfter(message: Message | undefined, at: number): message is Message {
  return message !== undefined && message.at >= at
}

/** The server or the page said that it is done, or the page took leave. */
function isSaid(connection: Connection, at: number): boolean {
  const [heard, said] = [
    lastMessage(connection, 'receive', at),
    lastMessage(connection, 'send', at),
  ].map((last) => (last && at - last.at <= AT_ONCE ? last : undefined))
  return (heard && saysDone(heard)) || (said && (isGoodbye(said) || saysDone(said))) || false
}

/** A page that needs it still connects again; what its user asks next is another job. */
function reopensAtOnce(connection: Connection, at: number, { log }: Context): boolean {
  const next = chainOf(connection, log)[indexInChain(connection, log) + 1]
  return next !== undefined && !isByUser(next) && next.constructed.at - at <= AT_ONCE
}

/** What the clock asks next is another job as well. */
function isPolled(connection: Connection, { log }: Context): boolean {
  const index = indexInChain(connection, log)
  const run = chainOf(connection, log).slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS)
  return isByClock(run)
}

function isByUser({ constructed }: Connection): boolean {
  if (constructed.kind !== 'construct') return false
  return constructed.activation === true || isHandled(constructed)
}
