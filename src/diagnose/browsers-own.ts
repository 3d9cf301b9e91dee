import { type Connection, endedAt } from '../connection.ts'
import { connectionsOf } from '../log.ts'
import { eventsBetween, type Page } from '../page.ts'
import { isFirefox, pageOf } from './ends.ts'
import { leftAfter } from './page-life.ts'
import { refusalBefore } from './refusal.ts'
import { equalSilence } from './repeats.ts'
import { refusedAfter } from './siblings.ts'
import { lastAct } from './user-acts.ts'
import type { Context } from './verdict.ts'

/** A load that stops the page, or another socket that lives on, is this near; ms. */
const LEAVING = 2_000
/** What the user does to stop a page takes effect so soon, ms. */
const AT_ONCE = 1_000
/** What comes of one thing may be told in any order, ms. */
const DISORDER = 50

/** Firefox reports its own Close frame as if it were the server's. */
export function isBrowsersOwn(connection: Connection, context: Context): boolean {
  const { closed, opened } = connection
  if (!opened || !closed || closed.code !== 1001 || closed.reason !== '' || !closed.wasClean) {
    return false
  }
  return isFirefox(connection, context) && !isServers(connection, closed.at, context)
}

/**
 * A sibling lives on, the server is gone, it ends what is silent or it had said that it ends: no user
 * stops a page so. Or nothing stopped the page, as far as its browser tells.
 */
function isServers(connection: Connection, at: number, context: Context): boolean {
  return (
    siblingSurvived(connection, at, context) ||
    !mayBeStopped(connection, at, context) ||
    refusalBefore(connection, at) !== undefined ||
    refusedAfter(connection, context, at).length > 0 ||
    equalSilence(connection, context) !== undefined
  )
}

/** A load began, or the user did something: `window.stop()` is told by nothing. */
function mayBeStopped(connection: Connection, at: number, context: Context): boolean {
  const page = pageOf(connection, context)
  if (!page?.start?.departures) return true
  return hasDeparted(page, at) || isLeft(page, at) || actedAt(page, at)
}

/** By its tab or its address bar; a load that began after the end is the page's answer to it. */
function isLeft(page: Page, at: number): boolean {
  const answered = eventsBetween(page, 'departure', at + DISORDER, at + LEAVING).length > 0
  return !answered && leftAfter(page, at, LEAVING) !== undefined
}

function hasDeparted(page: Page, at: number): boolean {
  return eventsBetween(page, 'departure', at - LEAVING, at + DISORDER).length > 0
}

function actedAt(page: Page, at: number): boolean {
  return at - (lastAct(page, at) ?? Number.NEGATIVE_INFINITY) <= AT_ONCE
}

/** The browser closes all sockets of a document at once; a server closes its own. */
function siblingSurvived(connection: Connection, at: number, context: Context): boolean {
  return siblingsAt(connection, at, context).some(
    (other) => (endedAt(other) ?? context.now) - at > LEAVING,
  )
}

/** Another socket of the document is still open and will tell, or no load was told to begin. */
export function isUnsure(connection: Connection, at: number, context: Context): boolean {
  const page = pageOf(connection, context)
  const untold = page?.start?.departures === true && !hasDeparted(page, at)
  return untold || siblingsAt(connection, at, context).some((other) => endedAt(other) === undefined)
}

function siblingsAt(connection: Connection, at: number, { log }: Context): Connection[] {
  return connectionsOf(log, connection.doc).filter(
    (other) => other !== connection && other.opened !== undefined && other.opened.at <= at,
  )
}
