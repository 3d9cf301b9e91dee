/**
 * The page closed a connection nobody seems to have asked it to close.
 * Confused with: a log-out by click, leaving the page or the route, a goodbye of the protocol, a
 * lazy client with nothing left to do, an answer to a refusal, a watchdog, a successor that is open.
 * https://html.spec.whatwg.org/#tracking-user-activation
 */
import { type Connection, effectiveClose, endedAt } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { eventsBetween } from '../../page.ts'
import { closeEvidence } from '../close-call.ts'
import { hostOf, pathOf } from '../endpoint.ts'
import { pageOf } from '../ends.ts'
import { isGoodbye, isIdleClient } from '../goodbye.ts'
import { lastMessage } from '../messages.ts'
import { connectionsAt } from '../moments.ts'
import { leftAfter } from '../page-life.ts'
import { refusalBefore } from '../refusal.ts'
import type { Context, FindingRule, Found, Verdict } from '../verdict.ts'
import { atPlace } from '../words.ts'

export const unexpectedClose: FindingRule = {
  id: 'unexpected-close',
  about: 'The page closed it without a click, a navigation, a goodbye or a refusal.',
  find,
}

/** Transient activation lasts about so long in browsers; ms. */
const ACTIVATION = 5_000
/** A document or route that changes this close to close() explains it; ms. */
const CHANGE = 2_000

/** Events of leaving, and of moving in the history. */
const LEAVING = /^(?:beforeunload|unload|pagehide|popstate|hashchange|navigate)$/

/** Causes that say what made the page close. */
const EXPLAINED = ['heartbeat-timeout', 'background-throttling', 'unauthorized', 'session-replaced']

function find(connection: Connection, context: Context, verdict?: Verdict): Found | undefined {
  const call = effectiveClose(connection)
  if (!call || context.now - call.at < CHANGE) return undefined
  if (verdict && EXPLAINED.includes(verdict.cause)) return undefined
  if (byUser(call, context) || byLeaving(connection, call, context)) return undefined
  if (byProtocol(connection, call) || isReplaced(connection, call, context)) return undefined
  return {
    severity: 'warning',
    summary: `The page closed the connection${atPlace(call)} without a click, a navigation or a goodbye before it.`,
    evidence: closeEvidence(connection, call),
    advice: [{ text: 'If the connection was still needed, this close() is the line to change.' }],
  }
}

/** In any frame: a click in the page may log out a widget of another origin. */
function byUser(call: CloseCall, { log }: Context): boolean {
  if (call.activation) return true
  return [...log.pages.values()].some(
    (page) => eventsBetween(page, 'activation', call.at - ACTIVATION, call.at).length > 0,
  )
}

function byLeaving(connection: Connection, call: CloseCall, context: Context): boolean {
  if (call.running && LEAVING.test(call.running.type)) return true
  const page = pageOf(connection, context)
  if (!page) return false
  const changes = eventsBetween(page, 'route', call.at - CHANGE, call.at + CHANGE)
  return changes.length > 0 || leftAfter(page, call.at, CHANGE) !== undefined
}

/** Make before break: another connection to the endpoint had just opened, and lived on. */
function isReplaced(connection: Connection, call: CloseCall, { log }: Context): boolean {
  return connectionsAt(log, 'opened', call.at - CHANGE, call.at + 1).some((next) => {
    const end = effectiveClose(next)?.at ?? endedAt(next)
    const isNewer = next.constructed.at > connection.constructed.at
    const livesOn = end === undefined || end - call.at > CHANGE
    return isNewer && livesOn && next.doc === connection.doc && isSameEndpoint(next, connection)
  })
}

function isSameEndpoint(a: Connection, b: Connection): boolean {
  return hostOf(a.url) === hostOf(b.url) && pathOf(a.url) === pathOf(b.url)
}

function byProtocol(connection: Connection, call: CloseCall): boolean {
  const last = lastMessage(connection, 'send', call.at)
  if (last && call.at - last.at <= CHANGE && isGoodbye(last)) return true
  return isIdleClient(connection, call) || refusalBefore(connection, call.at) !== undefined
}
