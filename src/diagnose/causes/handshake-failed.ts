/**
 * Decided by: it never opened, and why is hidden. Says which half failed, where that is known.
 * Confused with: every other cause of a failed handshake: it is what they look like to a page.
 * https://websockets.spec.whatwg.org/#feedback-from-the-protocol (the page must not learn why)
 */
import { type Connection, endedAt } from '../../connection.ts'
import { hostOf } from '../endpoint.ts'
import { isFirefox, pageOf } from '../ends.ts'
import { handshakeText, isBlanked, isNoHttp, textEvidence } from '../handshake.ts'
import { leftAfter } from '../page-life.ts'
import { suspensionBefore } from '../suspension.ts'
import type { Advice, Cause, ClosedBy, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const handshakeFailed: Cause = {
  id: 'handshake-failed',
  about: 'It never opened, and why is hidden from pages and from us.',
  decide,
}

/** A page that is left takes its connecting sockets along, in Firefox with an event; ms. */
const LEAVING = 2_000

const NO_STATUS_LINE: Evidence = {
  text: 'The answer has no HTTP status line: the browser took it for HTTP/0.9.',
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const end = endedAt(connection)
  if (end === undefined || isLeaving(connection, end, context)) return undefined
  if (suspensionBefore(connection, context)) return undefined
  const { closedBy, which } = half(connection)
  return {
    closedBy,
    confidence: 'certain',
    summary: `The connection to ${hostOf(connection.url)} never opened. ${which}`,
    evidence: [
      {
        text: connection.outside
          ? 'It failed without having opened.'
          : `It failed ${precise(end - connection.constructed.at)} after new WebSocket(), without having opened.`,
        at: end,
      },
      ...reachedEvidence(connection),
      ...(isNoHttp(connection) ? [NO_STATUS_LINE] : textEvidence(connection)),
    ],
    advice: advice(connection),
    alternatives: alternatives(connection),
    ...(!handshakeText(connection) && { unknowable: whyHidden(connection, context) }),
  }
}

function advice(connection: Connection): Advice[] {
  const text = handshakeText(connection)
  const look = { text: `Look for this request in the log of ${hostOf(connection.url)}.` }
  if (text) return [...(text.advice === undefined ? [] : [{ text: text.advice }]), look]
  return [look, { text: 'Look at the browser’s console: it may show what it hides from the page.' }]
}

function isLeaving(connection: Connection, end: number, context: Context): boolean {
  const page = pageOf(connection, context)
  if (!page || !isFirefox(connection, context)) return false
  return leftAfter(page, end, LEAVING) !== undefined
}

function half(connection: Connection): { closedBy: ClosedBy; which: string } {
  const text = handshakeText(connection)
  if (text?.kind === 'malformed') {
    return { closedBy: 'server', which: `The server was reached, and ${text.meaning}.` }
  }
  if (connection.handshake?.status === 101) {
    return {
      closedBy: 'server',
      which: 'The server answered 101, but the browser did not accept it.',
    }
  }
  switch (connection.handshake?.reached) {
    case true:
      return {
        closedBy: 'server',
        which:
          'The server was reached: it refused the handshake or broke it off, but its answer is hidden.',
      }
    case false:
      return {
        closedBy: 'network',
        which:
          'No request left the browser: the server refused the connection, its name was not found, or the port is blocked.',
      }
    case undefined:
      return { closedBy: 'unknown', which: 'Whether the server was reached is not known.' }
  }
}

function reachedEvidence({ handshake }: Connection): Evidence[] {
  if (handshake?.reached === undefined) return []
  const text = handshake.reached
    ? 'The browser recorded the request headers: the request was sent.'
    : 'The browser recorded no request headers: the request was never sent.'
  return [{ text }]
}

function whyHidden(connection: Connection, context: Context): string {
  if (isFirefox(connection, context) && connection.handshake) {
    return 'What was wrong with the answer: Firefox writes to its console no more than that it could not connect.'
  }
  if (isBlanked(connection)) {
    return 'The browser’s own reason is blank: an extension that watches requests, such as an ad blocker, takes it away.'
  }
  return 'Browsers hide from pages why a handshake failed. DevTools knows more of handshakes made while it is open: reload with DevTools open.'
}

function alternatives(connection: Connection): Decision['alternatives'] {
  const { handshake, protocols } = connection
  if (handshakeText(connection) || handshake?.status === 101) return []
  const rejected = { cause: 'handshake-rejected', text: 'The server answered with an HTTP error.' }
  const unreachable = {
    cause: 'server-unreachable',
    text: 'Nothing listens there, or the name is wrong.',
  }
  const blocked = { cause: 'blocked-by-browser', text: 'A policy or another extension blocked it.' }
  const tls = { cause: 'tls-failed', text: 'The certificate is not trusted.' }
  const subprotocol = {
    cause: 'subprotocol-mismatch',
    text: 'The server did not confirm a subprotocol.',
  }
  const answered = protocols.length > 0 ? [rejected, subprotocol] : [rejected]
  if (handshake?.reached === true) return answered
  if (handshake?.reached === false) return [unreachable, tls, blocked]
  return [unreachable, ...answered, tls, blocked]
}
