/**
 * The page closed a connection nobody seems to have asked it to close. A note where React’s StrictMode
 * did, in development alone, where the page keeps others of a set, went on to something else, or had
 * the answer it asked for.
 * Confused with: a log-out by click, leaving the page or the route, a goodbye of the protocol, a
 * lazy client with nothing left to do, a job that is done, a purpose in the reason, an answer to a
 * refusal or to a server that wants its clients to connect anew or elsewhere, a watchdog, a successor
 * that is open, a hidden page that connects again when it is shown, an event of something else the
 * page follows, a hot update.
 * https://html.spec.whatwg.org/#tracking-user-activation
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { eventsBetween, type Page } from '../../page.ts'
import { stoppedFor } from '../awake.ts'
import { closeEvidence } from '../close-call.ts'
import { isDone, isDoneOnce } from '../done.ts'
import { pageOf } from '../ends.ts'
import { followsEvent } from '../followed-event.ts'
import { isGoodbye, isPurpose } from '../goodbye.ts'
import { isHotUpdated } from '../hot-update.ts'
import { isIdleClient } from '../idle-client.ts'
import { lastMessage } from '../messages.ts'
import { isOneOfMany } from '../one-of-many.ts'
import { leftAfter } from '../page-life.ts'
import { isPutAway } from '../put-away.ts'
import { refusalBefore } from '../refusal.ts'
import { isBeaten, isReplaced } from '../replaced.ts'
import { isSentElsewhere } from '../sent-elsewhere.ts'
import { isStrictMode, STRICT_MODE } from '../strict-mode.ts'
import { isSwitched } from '../switched.ts'
import { isHandled, lastAct } from '../user-acts.ts'
import type { Advice, Context, FindingRule, Found, Verdict } from '../verdict.ts'
import { atPlace } from '../words.ts'

export const unexpectedClose: FindingRule = {
  id: 'unexpected-close',
  about: 'The page closed it without a click, a navigation, a goodbye or a refusal.',
  find,
}

/** Transient activation lasts about so long in browsers; of time the page ran, ms. */
const ACTIVATION = 5_000
/** A document or route that changes this close to close() explains it; ms. */
const CHANGE = 2_000

/** Events of leaving and of moving in the history, and of a page or a network that goes and comes back. */
const LEAVING =
  /^(?:beforeunload|unload|pagehide|popstate|hashchange|navigate|freeze|resume|pageshow|offline|online)$/

/** Causes that say what made the page close. */
const EXPLAINED = ['heartbeat-timeout', 'background-throttling', 'unauthorized', 'session-replaced']

function find(connection: Connection, context: Context, verdict?: Verdict): Found | undefined {
  const call = effectiveClose(connection)
  if (!call || context.now - call.at < CHANGE) return undefined
  if (verdict && (verdict.closedBy !== 'page' || EXPLAINED.includes(verdict.cause)))
    return undefined
  if (byUser(call, context) || byLeaving(connection, call, context)) return undefined
  if (byProtocol(connection, call) || isInPlan(connection, call, context)) return undefined
  const isOver = isDone(connection, call, context)
  if (isOver && !isDoneOnce(connection, call, context)) return undefined
  if (verdict?.cause === 'unmounted' && isHotUpdated(connection, call, context)) return undefined
  const excuse = excuseOf(connection, call, context, isOver)
  return {
    severity: excuse ? 'note' : 'warning',
    summary: `The page closed the connection${atPlace(call)} without a click, a navigation or a goodbye before it${excuse?.but ?? ''}.`,
    evidence: closeEvidence(connection, call),
    advice: [excuse?.advice ?? NEEDED],
  }
}

const NEEDED: Advice = {
  text: 'If the connection was still needed, this close() is the line to change.',
}

/** What makes it a note: it is usual, as far as can be seen. */
interface Excuse {
  /** Goes on the sentence. */
  but: string
  advice: Advice
}

const IN_DEVELOPMENT: Excuse = {
  but: ', as StrictMode does in development, and not in production',
  advice: { text: 'Nothing to change: the second connection is in use.', source: STRICT_MODE },
}
const ANSWERED: Excuse = {
  but: ', but right after the answer to what it had asked',
  advice: {
    text: 'Nothing to change if the answer was all it was for: closing with 1000 would say so.',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  },
}
const OF_A_SET: Excuse = {
  but: ', and keeps others that the same line opened for something else',
  advice: {
    text: 'Nothing to change where the page has one for each thing it shows, such as a row.',
  },
}
const SWITCHED: Excuse = {
  but: ', and opened another at once that asks for something else',
  advice: {
    text: 'Nothing to change where the page shows one thing after another, such as a room or a symbol.',
  },
}

function excuseOf(
  connection: Connection,
  call: CloseCall,
  context: Context,
  isOver: boolean,
): Excuse | undefined {
  if (isStrictMode(connection, call, context)) return IN_DEVELOPMENT
  if (isOver) return ANSWERED
  if (isOneOfMany(connection, call, context)) return OF_A_SET
  return isSwitched(connection, call, context) ? SWITCHED : undefined
}

/** In any frame: a click in the page may log out a widget of another origin. */
function byUser(call: CloseCall, { log }: Context): boolean {
  if (call.activation || isHandled(call)) return true
  return [...log.pages.values()].some((page) => isActivated(page, call.at))
}

/** A confirm() that asks whether to leave may stand open for long between the click and close(). */
function isActivated(page: Page, at: number): boolean {
  const last = lastAct(page, at)
  return last !== undefined && at - last - stoppedFor(page, last, at) <= ACTIVATION
}

function byLeaving(connection: Connection, call: CloseCall, context: Context): boolean {
  if (call.running && LEAVING.test(call.running.type)) return true
  const page = pageOf(connection, context)
  if (!page) return false
  const changes = eventsBetween(page, 'route', call.at - CHANGE, call.at + CHANGE)
  return changes.length > 0 || leftAfter(page, call.at, CHANGE) !== undefined
}

/** Another one does its work, or will when the page is looked at; or what it was for is over. */
function isInPlan(connection: Connection, call: CloseCall, context: Context): boolean {
  return (
    followsEvent(call) ||
    isReplaced(connection, call, context) ||
    isBeaten(connection, call, context) ||
    isSentElsewhere(connection, call, context) ||
    isPutAway(connection, call, context)
  )
}

function byProtocol(connection: Connection, call: CloseCall): boolean {
  if (isPurpose(call.reason)) return true
  const last = lastMessage(connection, 'send', call.at)
  if (last && call.at - last.at <= CHANGE && isGoodbye(last)) return true
  return isIdleClient(connection, call) || refusalBefore(connection, call.at) !== undefined
}
