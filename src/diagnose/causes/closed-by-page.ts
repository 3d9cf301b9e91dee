/**
 * Decided by: an effective close() of the page, and none of the causes that say more.
 * Confused with: a close() in CLOSING or CLOSED, which has no effect (onerror → close).
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import { chainOf } from '../../chain.ts'
import type { Connection } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { initiatorKey } from '../../stack.ts'
import { statistics } from '../../statistics.ts'
import { behindClose } from '../behind-close.ts'
import { closeAdvice } from '../close-advice.ts'
import { closeEvidence, handlerInWords } from '../close-call.ts'
import { pageCloseCall } from '../ends.ts'
import { lastMessage } from '../messages.ts'
import { refusalBefore, refusalEvidence } from '../refusal.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { ageAt, placeOf, precise } from '../words.ts'

export const closedByPage: Cause = {
  id: 'closed-by-page',
  about: 'Any other close() of the page that had an effect.',
  decide,
}

/** A handler that closes in answer to a message does so at once; ms. */
const ANSWER = 100
const SAME_DELAY = { cv: 0.05, ends: 2 }

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  if (!call) return undefined
  const place = placeOf(call.stack)
  const delay = constantDelay(connection, call, context)
  return {
    closedBy: 'page',
    confidence: 'certain',
    summary: `The page closed the connection itself${place ? ` at ${place}` : ''}, ${whenInWords(connection, call, delay)}.`,
    evidence: [
      ...closeEvidence(connection, call),
      ...messageEvidence(connection, call),
      ...delayEvidence(delay),
    ],
    advice: closeAdvice(call, delay !== undefined),
    alternatives: behindClose(connection, call, context),
    ...(!call.running &&
      !call.stack && { unknowable: 'Which line closed it: no stack was taken.' }),
  }
}

interface Delay {
  mean: number
  count: number
}

/** The same line closed its sockets at the same age before: a timer. */
function constantDelay(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Delay | undefined {
  if (call.running) return undefined
  const line = initiatorKey(call.stack)
  const ages = chainOf(connection, context.log).flatMap((other) => {
    const close = pageCloseCall(other)
    if (!close || !other.opened || initiatorKey(close.stack) !== line) return []
    return [close.at - other.opened.at]
  })
  const { count, mean, cv } = statistics(ages)
  return count >= SAME_DELAY.ends && cv < SAME_DELAY.cv ? { mean, count } : undefined
}

function whenInWords(connection: Connection, call: CloseCall, delay: Delay | undefined): string {
  if (delay) return `${precise(delay.mean)} after it opened, each of ${delay.count} times`
  const age = ageAt(connection, call.at)
  return call.running ? `in ${handlerInWords(call.running)}, ${age}` : age
}

function messageEvidence(connection: Connection, call: CloseCall): Evidence[] {
  const refusal = refusalBefore(connection, call.at)
  if (refusal) return refusalEvidence(refusal, call.at)
  if (call.running?.type !== 'message' || call.running.target !== 'socket') return []
  const message = lastMessage(connection, 'receive', call.at)
  if (!message || call.at - message.at > ANSWER) return []
  const text = `It answered a message received ${precise(call.at - message.at)} before.`
  return [{ text, at: message.at, message: message.seq }]
}

function delayEvidence(delay: Delay | undefined): Evidence[] {
  if (!delay) return []
  const text = `The same line closed ${delay.count} connections of this chain ${precise(delay.mean)} after they opened: a timer of constant delay.`
  return [{ text }]
}
