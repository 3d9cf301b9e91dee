/**
 * Decided by: the browser's text says refused, reset, DNS, time-out or proxy; or it was offline.
 * Confused with: `handshake-failed`, where that text is hidden.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
import type { Connection } from '../../connection.ts'
import { hostOf } from '../endpoint.ts'
import { pageOf } from '../ends.ts'
import { handshakeText, isBlanked, textEvidence } from '../handshake.ts'
import { offlineSince } from '../page-life.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const serverUnreachable: Cause = {
  id: 'server-unreachable',
  about: 'Refused, reset, not found in DNS, timed out, or stopped by a proxy.',
  decide,
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const text = handshakeText(connection)
  const known = text?.kind === 'unreachable' ? text : undefined
  const offline = offlineEvidence(connection, context)
  if (!known && offline.length === 0) return undefined
  const why = known?.meaning ?? 'the browser was offline'
  return {
    closedBy: 'network',
    confidence: known ? 'certain' : 'likely',
    summary: `${hostOf(connection.url)} could not be reached: ${why}.`,
    evidence: [...textEvidence(connection), ...durationEvidence(connection), ...offline],
    advice: known?.advice === undefined ? [] : [{ text: known.advice }],
    alternatives: alternatives(connection),
  }
}

function durationEvidence({ constructed, closed }: Connection): Evidence[] {
  if (!closed) return []
  const text = `It failed ${precise(closed.at - constructed.at)} after new WebSocket().`
  return [{ text, at: closed.at }]
}

function offlineEvidence(connection: Connection, context: Context): Evidence[] {
  const { constructed, handshake } = connection
  const page = pageOf(connection, context)
  if (!page || handshake?.reached || (handshake && !isBlanked(connection))) return []
  const since = offlineSince(page, constructed.at)
  if (since === undefined) return []
  const text = `The browser had been offline for ${precise(constructed.at - since)}.`
  return [{ text, at: since }]
}

function alternatives({ url }: Connection): Decision['alternatives'] {
  const local = URL.canParse(url) && new URL(url).hostname === 'localhost'
  if (!local) return []
  const text =
    'localhost leads to ::1 or 127.0.0.1: a server that listens on one of them alone is refused on the other.'
  return [{ cause: 'server-unreachable', text }]
}
