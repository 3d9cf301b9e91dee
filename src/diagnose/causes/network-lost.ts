/**
 * Decided by: the browser was offline at the end and no message came afterwards; the next attempt
 * found no way to the server; or connections to several hosts ended together.
 * Confused with: `server-restart` (one host alone), `suspended` (the machine slept).
 * https://html.spec.whatwg.org/#dom-navigator-online
 */
import { type Connection, endedAt } from '../../connection.ts'
import { hostOf, isLoopback, machineOf } from '../endpoint.ts'
import { cut, pageOf } from '../ends.ts'
import { errorText, handshakeText, refusedStatus } from '../handshake.ts'
import { findAt } from '../moments.ts'
import { lastOffline } from '../page-life.ts'
import { endedTogether, isSameHost } from '../siblings.ts'
import type { Advice, Cause, Context, Decision } from '../verdict.ts'
import { precise, quote } from '../words.ts'

export const networkLost: Cause = {
  id: 'network-lost',
  about: 'Offline and no message afterwards, or several hosts lost at once.',
  decide,
}

/** The browser may notice a moment after the sockets, ms. */
const DELAY = 2_000
/** Sockets of a lost interface die as late as this after another took over, ms. */
const BACK = 10_000

/** A page that reconnects does so soon; ms. */
const NEXT = 30_000

const ADVICE: Advice[] = [
  {
    text: 'Reconnect when the browser is online again, and fetch what was missed.',
    snippet: { language: 'js', code: `window.addEventListener('online', connect)` },
    source: 'https://html.spec.whatwg.org/#event-online',
  },
]

function decide(connection: Connection, context: Context): Decision | undefined {
  const end = cut(connection)
  if (!end) return undefined
  return (
    offline(connection, context, end.at) ??
    noWayBack(connection, context, end.at) ??
    together(connection, context, end.at)
  )
}

function offline(connection: Connection, context: Context, end: number): Decision | undefined {
  const page = pageOf(connection, context)
  const lost = page && lastOffline(page, end + DELAY)
  const heard = connection.received.lastAt ?? connection.opened?.at ?? 0
  if (!lost || heard > lost.from || end - lost.to > BACK) return undefined
  const isBack = lost.to < end
  return {
    closedBy: 'network',
    confidence: isBack ? 'possible' : 'likely',
    summary: `The network connection of this machine was lost${isBack ? ', and came back without this one' : ''}.`,
    evidence: [
      {
        text: `The browser reported itself offline ${offlineInWords(lost, end)} the connection was cut (1006), and no message came after that.`,
        at: lost.from,
      },
    ],
    advice: ADVICE,
    alternatives: isBack
      ? [{ cause: 'connection-lost', text: 'It was cut for another reason soon after.' }]
      : [],
    unknowable:
      'Which part of the way was gone: online and offline tell of this machine’s interfaces alone.',
  }
}

function offlineInWords({ from, to }: { from: number; to: number }, end: number): string {
  if (from > end) return `${precise(from - end)} after`
  if (to >= end) return `for ${precise(end - from)} when`
  return `for ${precise(to - from)}, until ${precise(end - to)} before`
}

/** The next attempt did not get as far as the server: what was lost is on this side. */
function noWayBack(connection: Connection, context: Context, end: number): Decision | undefined {
  const next = nextAttempt(connection, context, end)
  const text = next && !next.opened ? handshakeText(next) : undefined
  if (!next || !text?.ownNetwork) return undefined
  return {
    closedBy: 'network',
    confidence: 'possible',
    summary: `The network on this side may have been lost: at the next attempt ${text.meaning}.`,
    evidence: [
      {
        text: `A new connection ${precise(next.constructed.at - end)} later failed: ${quote(errorText(next))}.`,
        at: next.constructed.at,
        connection: next.id,
      },
    ],
    advice: ADVICE,
    alternatives: [
      { cause: 'connection-lost', text: 'It was cut before, and for another reason.' },
    ],
  }
}

/** Another machine, and neither is this one: ports of one host may belong to one process. */
function isFarFrom(a: Connection, b: Connection): boolean {
  if (isSameHost(a, b)) return false
  const isOther = machineOf(hostOf(a.url)) !== machineOf(hostOf(b.url))
  return isOther && !isLoopback(a.url) && !isLoopback(b.url)
}

function together(connection: Connection, context: Context, end: number): Decision | undefined {
  const elsewhere = endedTogether(connection, context).filter(
    (other) => cut(other) && isFarFrom(other, connection),
  )
  const [first] = elsewhere
  const next = nextAttempt(connection, context, end)
  // A proxy that answers with an error shows that the way to it is there.
  if (!first || (next && refusedStatus(next) !== undefined)) return undefined
  const hosts = [...new Set([connection, ...elsewhere].map((one) => hostOf(one.url)))]
  return {
    closedBy: 'network',
    confidence: 'likely',
    summary: `Connections to ${hosts.length} hosts were cut at the same moment: what they share is the network on this side.`,
    evidence: [
      {
        text: `${hosts.join(', ')} were lost within ${precise(Math.abs((endedAt(first) ?? end) - end))} of each other.`,
        at: end,
        connection: first.id,
      },
    ],
    advice: ADVICE,
    alternatives: [
      { cause: 'server-restart', text: 'The hosts stand behind one proxy that restarted.' },
    ],
  }
}

/** The next connection of the page to the same host. */
function nextAttempt(
  connection: Connection,
  { log }: Context,
  end: number,
): Connection | undefined {
  return findAt(log, 'constructed', end, end + NEXT, (other) => isSameHost(other, connection))
}
