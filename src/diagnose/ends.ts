import { type Connection, effectiveClose, endedAt } from '../connection.ts'
import type { Close, CloseCall } from '../event.ts'
import type { Page } from '../page.ts'
import type { Context } from './verdict.ts'

/** The page closed it while it was CONNECTING. */
export function abortCall(connection: Connection): CloseCall | undefined {
  const call = effectiveClose(connection)
  return call?.state === 0 ? call : undefined
}

/** The page closed it while it was OPEN. */
export function pageCloseCall(connection: Connection): CloseCall | undefined {
  const call = effectiveClose(connection)
  return call?.state === 1 ? call : undefined
}

/** It went with its document. A `close` event after the cache tells that it came back. */
export function leftWithDocument({
  documentLeft,
  closed,
}: Connection): Connection['documentLeft'] | undefined {
  return closed && documentLeft?.how === 'cached' ? undefined : documentLeft
}

/** It failed before it opened, and the page did not close it. */
export function neverOpened(connection: Connection): boolean {
  if (connection.constructed.kind === 'construct-refused') return true
  if (connection.opened || leftWithDocument(connection) || effectiveClose(connection)) return false
  return endedAt(connection) !== undefined
}

/**
 * The `close` event of a Close frame: of any code but the two that browsers make up without one.
 * `wasClean` and `error` say nothing here: a reset after the frame spoils both.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1
 */
export function closeFrame(connection: Connection): Close | undefined {
  const { closed } = connection
  return closed && !isMadeUp(closed) ? unaided(connection) : undefined
}

/** It ended after it opened, without a Close frame and without a close() of the page. */
export function cut(connection: Connection): Close | undefined {
  const { closed } = connection
  return closed && isMadeUp(closed) ? unaided(connection) : undefined
}

/** The `close` event of an opened connection the page did not close. */
function unaided(connection: Connection): Close | undefined {
  return connection.opened && !effectiveClose(connection) ? connection.closed : undefined
}

function isMadeUp({ code }: Close): boolean {
  return code === 1006 || code === 1015
}

/** When it ended, or `now` while it lives; ms. */
export function endOrNow(connection: Connection, context: Context): number {
  return endedAt(connection) ?? context.now
}

/**
 * When the end really came, ms: browsers wait for TCP to close after a Close frame, for 2 s if need
 * be, before they report it. Known where CLOSING was seen.
 */
export function arrivalOfEnd(connection: Connection): number | undefined {
  const { closingAt } = connection
  return closeFrame(connection) && closingAt !== undefined ? closingAt : endedAt(connection)
}

/** From open to end, or until now; 0 when it never opened; ms. */
export function lifeOf(connection: Connection, context: Context): number {
  return connection.opened ? endOrNow(connection, context) - connection.opened.at : 0
}

export function pageOf(connection: Connection, context: Context): Page | undefined {
  return context.log.pages.get(connection.doc)
}

export function isFirefox(connection: Connection, context: Context): boolean {
  return pageOf(connection, context)?.start?.browser === 'firefox'
}
