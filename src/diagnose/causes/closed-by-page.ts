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
import { closeAdvice } from '../close-advice.ts'
import { closeEvidence, handlerInWords } from '../close-call.ts'
import { pageCloseCall, pageOf } from '../ends.ts'
import { lastMessage } from '../messages.ts'
import { hiddenFor } from '../page-life.ts'
import { refusalBefore, refusalEvidence } from '../refusal.ts'
import { reopened } from '../unmount.ts'
import type { Alternative, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { ageAt, placeOf, precise } from '../words.ts'

export const closedByPage: Cause = {
  id: 'closed-by-page',
  about: 'Any other close() of the page that had an effect.',
  decide,
}

/** A handler that closes in answer to a message does so at once; ms. */
const ANSWER = 100
/** A clean-up and the effect after it run in one go; ms. */
const RERUN = 50
/** Timers of pages hidden for so long may run once a minute; ms. */
const HIDDEN = 60_000
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
    alternatives: alternatives(connection, call, context),
    ...(!call.running &&
      !call.stack && { unknowable: 'Which line closed it: no stack was taken.' }),
  }
}

function alternatives(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Decision['alternatives'] {
  return [
    ...rerun(connection, call, context),
    ...caught(call),
    ...throttled(connection, call, context),
  ]
}

/** What an effect that runs again looks like in a minified stack. */
function rerun(connection: Connection, call: CloseCall, context: Context): Alternative[] {
  if (!reopened(connection, context, call.at, RERUN)) return []
  const text =
    'The same line opened the next connection at once: the clean-up of a component whose effect ran again, if the stack is minified.'
  return [{ cause: 'unmounted', text }]
}

function caught({ running }: CloseCall): Alternative[] {
  if (running?.type !== 'message' || running.target !== 'socket') return []
  const text =
    'The handler failed and a catch block closed: exceptions that are caught cannot be seen.'
  return [{ cause: 'closed-by-error-handler', text }]
}

/** https://github.com/SignalR/SignalR/issues/4536 */
function throttled(
  connection: Connection,
  { running, at }: CloseCall,
  context: Context,
): Alternative[] {
  const page = pageOf(connection, context)
  const hidden = page && hiddenFor(page, at)
  if (running || hidden === undefined || hidden < HIDDEN) return []
  const text = `The page had been hidden for ${precise(hidden)}: a watchdog whose timer comes late closes as well. Then it never happens while the page is visible.`
  return [{ cause: 'background-throttling', text }]
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
