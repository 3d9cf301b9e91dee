/**
 * Decided by: the browser was offline at the end and no message came afterwards; or connections
 * to several hosts ended together.
 * Confused with: `server-restart` (one host alone), `suspended` (the machine slept).
 * https://html.spec.whatwg.org/#dom-navigator-online
 */
import { type Connection, endedAt } from '../../connection.ts'
import { hostOf } from '../endpoint.ts'
import { cut, pageOf } from '../ends.ts'
import { lastOffline } from '../page-life.ts'
import { endedTogether } from '../siblings.ts'
import type { Advice, Cause, Context, Decision } from '../verdict.ts'
import { precise } from '../words.ts'

export const networkLost: Cause = {
  id: 'network-lost',
  about: 'Offline and no message afterwards, or several hosts lost at once.',
  decide,
}

/** The browser may notice a moment after the sockets, ms. */
const DELAY = 2_000
/** Sockets of a lost interface die as late as this after another took over, ms. */
const BACK = 10_000

const LOOPBACK = /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/

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
  return offline(connection, context, end.at) ?? together(connection, context, end.at)
}

function offline(connection: Connection, context: Context, end: number): Decision | undefined {
  const page = pageOf(connection, context)
  const lost = page && (lastOffline(page, end) ?? lastOffline(page, end + DELAY))
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

/** Another machine, and neither is this one: ports of one host may belong to one process. */
function isFarFrom(a: Connection, b: Connection): boolean {
  const [host, other] = [a, b].map(({ url }) => hostOf(url).replace(/:\d+$/, ''))
  return host !== other && ![host, other].some((name) => LOOPBACK.test(name ?? ''))
}

function together(connection: Connection, context: Context, end: number): Decision | undefined {
  const elsewhere = endedTogether(connection, context).filter(
    (other) => cut(other) && isFarFrom(other, connection),
  )
  const [first] = elsewhere
  if (!first) return undefined
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
