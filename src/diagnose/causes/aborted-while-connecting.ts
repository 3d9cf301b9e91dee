/**
 * Decided by: close() was called in CONNECTING; browsers then report `error` and 1006.
 * Confused with: a slow server, which is why a time-out of the page closes it; a page that is
 * prerendered, whose sockets wait until it is shown; `unmounted`.
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import { chainOf } from '../../chain.ts'
import { type Connection, endedAt } from '../../connection.ts'
import type { LibraryCall } from '../../knowledge/library-calls.ts'
import { hiddenAt } from '../../page.ts'
import { closeEvidence } from '../close-call.ts'
import { hostOf } from '../endpoint.ts'
import { abortCall } from '../ends.ts'
import { libraryAdvice, libraryCallOf, libraryEvidence } from '../library-call.ts'
import { connectionsAt } from '../moments.ts'
import { timerOf } from '../timer.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { atPlace, precise } from '../words.ts'

export const abortedWhileConnecting: Cause = {
  id: 'aborted-while-connecting',
  about: 'The page called close() while the socket was CONNECTING.',
  decide,
}

/** Connection time-outs of libraries start here; ms. */
const TIMEOUT = 1_000
/** Chromium delays a reconnect by 1–5 s, Firefox by up to 60 s. */
const BACK_OFF = 60_000

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = abortCall(connection)
  if (!call) return undefined
  const waited = call.at - connection.constructed.at
  const library = libraryCallOf(connection, call)
  const prerendered = isPrerendering(connection, context, call.at)
  const because = library ? `: in ${library.library}, ${library.doing}` : ''
  return {
    closedBy: 'page',
    confidence: 'certain',
    summary: `The page closed the connection${atPlace(call)} before it was open, ${precise(waited)} after new WebSocket()${because}.`,
    evidence: [
      ...closeEvidence(connection, call),
      ...libraryEvidence(library, call),
      ...(timerOf(connection, call, context)?.evidence ?? []),
      ...(prerendered ? [PRERENDERED.evidence] : []),
      ...queueEvidence(connection, call.at, context),
    ],
    advice: [
      ...(library ? [libraryAdvice(library)] : []),
      ...(prerendered ? [PRERENDERED.advice] : advice(waited, library)),
    ],
    alternatives: delayed(connection, context),
    ...(waited >= TIMEOUT &&
      !prerendered && { unknowable: 'Why the server had not answered by then.' }),
  }
}

/** Made before it was asked for, and not shown yet. */
function isPrerendering({ doc }: Connection, { log }: Context, at: number): boolean {
  const page = log.pages.get(doc)
  return page?.start?.prerendering === true && hiddenAt(page, at)
}

const PRERENDERED = {
  evidence: {
    text: 'The page was being prerendered: Chromium lets its sockets connect only when it is shown.',
    source: 'https://developer.mozilla.org/docs/Web/API/Document/prerendering',
  },
  advice: {
    text: 'Open the connection, and start its time-out, when the page is shown: after the prerenderingchange event while document.prerendering is true.',
    source: 'https://developer.mozilla.org/docs/Web/API/Document/prerenderingchange_event',
  },
}

function advice(waited: number, library: LibraryCall | undefined): Decision['advice'] {
  if (library?.why === 'asked') return []
  if (waited < TIMEOUT) {
    return [{ text: 'Close it when it has opened, or do not open it before it is needed.' }]
  }
  const text = `Raise the connection time-out if it is a time-out that closes (${precise(waited)} here), and see why the handshake takes so long.`
  return [{ text, source: 'https://github.com/joewalnes/reconnecting-websocket/issues/6' }]
}

/**
 * Browsers make one connection to a server at a time: the next waits, unsent, for the one before.
 * https://www.rfc-editor.org/rfc/rfc6455#section-4.1 (no more than one in a CONNECTING state)
 */
function queueEvidence(connection: Connection, at: number, { log }: Context): Evidence[] {
  const { constructed } = connection
  const before = connectionsAt(log, 'constructed', constructed.at - BACK_OFF, constructed.at).find(
    (other) =>
      other.constructed.kind === 'construct' &&
      hostOf(other.url) === hostOf(connection.url) &&
      (other.opened?.at ?? endedAt(other) ?? at) >= at,
  )
  if (!before) return []
  const text = `Another handshake with ${hostOf(connection.url)}, begun ${precise(constructed.at - before.constructed.at)} earlier, had no answer yet either: browsers make one at a time, and this one may have waited for it.`
  const source = 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1'
  return [{ text, at: before.constructed.at, connection: before.id, source }]
}

/** After a failure browsers hold the next handshake back, without a word. */
function delayed(connection: Connection, context: Context): Decision['alternatives'] {
  const chain = chainOf(connection, context.log)
  const before = chain[chain.indexOf(connection) - 1]
  const end = before && endedAt(before)
  if (!before || before.opened || end === undefined) return []
  if (connection.constructed.at - end > BACK_OFF) return []
  const text =
    'The attempt before failed too: the browser delays reconnects itself then (Chrome 1–5 s, Firefox up to 60 s), so the time-out may have ended before anything was sent.'
  return [{ cause: 'server-unreachable', text }]
}
