/**
 * Decided by: the document went away (Chromium fires no `close` event then), or Firefox closed with
 * its own clean 1001 and no reason, which comes before `pagehide`.
 * Confused with: a server that sends 1001: then other sockets of the document live on in Firefox, or
 * the server refuses new ones, or Firefox tells of no load that began; in Chromium it cannot be the
 * browser's, which never reports its own.
 * https://websockets.spec.whatwg.org/#garbage-collection (make disappear)
 */
import { type Connection, effectiveClose, endedAt } from '../../connection.ts'
import { isBrowsersOwn, isUnsure } from '../browsers-own.ts'
import { isFirefox, leftWithDocument, pageOf } from '../ends.ts'
import { leftAfter } from '../page-life.ts'
import type { Cause, Confidence, Context, Decision } from '../verdict.ts'
import { precise } from '../words.ts'

export const navigation: Cause = {
  id: 'navigation',
  about: 'The document went away, or Firefox stopped its loads.',
  decide,
}

/** Firefox closes the sockets when it starts to navigate, and the document goes when it has; ms. */
const LEAVING = 2_000

const STAYS: Decision['advice'] = [
  { text: 'Reconnect when it closes: the page lives on without its connection.' },
  {
    text: 'Or keep it from being touched: give a link to a file the download attribute, another one target="_blank".',
    source: 'https://www.ueber.net/who/mjl/blog/p/server-sent-events-disconnects-on-download/',
  },
]

function decide(connection: Connection, context: Context): Decision | undefined {
  if (effectiveClose(connection)) return undefined
  return left(connection, context) ?? leaving(connection, context) ?? stopped(connection, context)
}

function left(connection: Connection, context: Context): Decision | undefined {
  const documentLeft = leftWithDocument(connection)
  if (!documentLeft) return undefined
  const { at, how } = documentLeft
  switch (how) {
    case 'cached':
      return verdict(
        'certain',
        'The page was left, and keeps its connection in the back/forward cache until it comes back or is dropped.',
        at,
        'pagehide came with persisted: true',
      )
    case 'pagehide':
      return verdict('certain', leftInWords(connection, context), at, 'pagehide came')
    case 'gone':
      return verdict(
        'certain',
        'The document went away: the tab was closed, or the frame removed.',
        at,
        'The document answers no more',
      )
  }
}

/** A frame may go alone. */
function leftInWords(connection: Connection, context: Context): string {
  return pageOf(connection, context)?.start?.top === false
    ? 'Its frame was left: removed, navigated or reloaded, or with the page around it.'
    : 'The page was left: a navigation, a reload, or the tab was closed.'
}

/** The event came before `pagehide`, or while the page was still connecting. */
function leaving(connection: Connection, context: Context): Decision | undefined {
  const end = endedAt(connection)
  const page = pageOf(connection, context)
  const going = page && end !== undefined ? leftAfter(page, end, LEAVING) : undefined
  if (end === undefined || going === undefined || !isOwnEnd(connection, context)) return undefined
  const fact = `The connection was closed ${precise(Math.abs(going - end))} before the document went away`
  return verdict('certain', leftInWords(connection, context), end, fact)
}

/** Nothing the server said: it failed before it opened, or it is the browser's own 1001. */
function isOwnEnd(connection: Connection, context: Context): boolean {
  if (!connection.opened) return isFirefox(connection, context)
  return isBrowsersOwn(connection, context)
}

/** A stopped load closes all sockets of the document with 1001, and the document stays. */
function stopped(connection: Connection, context: Context): Decision | undefined {
  const { closed } = connection
  if (!closed || !isBrowsersOwn(connection, context)) return undefined
  const decision = verdict(
    isUnsure(connection, closed.at, context) ? 'possible' : 'likely',
    'Firefox closed the connection itself, and the page stays: a download, a stopped load or a 204 link.',
    closed.at,
    'The connection closed cleanly with 1001 and no reason, as Firefox does when it starts to leave a page',
  )
  const text = 'A server that goes away sends 1001 as well.'
  return { ...decision, advice: STAYS, alternatives: [{ cause: 'server-restart', text }] }
}

function verdict(confidence: Confidence, summary: string, at: number, fact: string): Decision {
  return {
    closedBy: 'browser',
    confidence,
    summary,
    evidence: [
      { text: `${fact}.`, at, source: 'https://websockets.spec.whatwg.org/#garbage-collection' },
    ],
    advice: [
      {
        text: 'Nothing to change, unless the page should not have been left: a form without preventDefault, a link, or location.reload().',
      },
    ],
    alternatives: [],
  }
}
