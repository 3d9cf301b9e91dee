/**
 * Three connections or more of one chain within 60 s, each living less than 10 s.
 * Confused with: sockets opened side by side, one reconnect after a loss, and a page that connects
 * anew for each thing its user does, such as typing, for each request, or for each row in sight.
 * https://developer.mozilla.org/docs/Web/API/WebSocket/close_event
 */
import { type BackOff, backOffOf } from '../../back-off.ts'
import { type Chain, chainOf, delays, indexInChain } from '../../chain.ts'
import { type Connection, effectiveClose, endedAt } from '../../connection.ts'
import { delaysInWords } from '../back-off.ts'
import { isDone, isDoneByServer } from '../done.ts'
import { isFirefox } from '../ends.ts'
import { isOneOfMany } from '../one-of-many.ts'
import { reconnectAdvice } from '../reconnect.ts'
import { actedBetween } from '../user-acts.ts'
import type { Advice, Context, Evidence, FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const reconnectLoop: FindingRule = {
  id: 'reconnect-loop',
  about: 'Three connections or more within 60 s, each living less than 10 s.',
  find,
}

const WINDOW = 60_000
const SHORT_LIFE = 10_000
const MIN_CONNECTIONS = 3
/** A framework closes and opens this soon after a click, ms. */
const ACTED = 1_000

/** A run of short lives in a chain. */
interface Loop {
  /** Of its first and last connection in the chain. */
  from: number
  to: number
  /** Between each end and the next connection, ms. */
  delays: readonly number[]
  /** The page waits longer each time already. */
  backOff: BackOff | undefined
}

/** A chain stays as it is until the log changes, and a storm has thousands of connections. */
const known = new WeakMap<Chain, readonly Loop[]>()

function find(connection: Connection, context: Context): Found | undefined {
  const chain = chainOf(connection, context.log)
  const index = indexInChain(connection, context.log)
  const loop = loopsOf(chain, context).find(({ from, to }) => from <= index && index <= to)
  const [first, last] = [chain[loop?.from ?? -1], chain[loop?.to ?? -1]]
  if (!loop || !first || !last || !isDense(chain, index, loop)) return undefined
  const took = last.constructed.at - first.constructed.at
  return {
    severity: 'warning',
    summary: `The page reconnects in a loop: ${loop.to - loop.from + 1} connections in ${precise(took)}, each living less than 10 s.`,
    evidence: [
      {
        text: delaysInWords(loop.delays, loop.backOff),
        at: first.constructed.at,
        connection: first.id,
      },
      ...delayEvidence(connection, context),
    ],
    advice: [adviceOn(loop, connection, chain.slice(loop.from, loop.to + 1))],
  }
}

function adviceOn(loop: Loop, connection: Connection, run: Chain): Advice {
  if (run.every((one) => effectiveClose(one))) return { text: OWN }
  return loop.backOff ? { text: LOOK } : reconnectAdvice(connection, WAIT, run)
}

const OWN =
  'The page itself closes each of them and opens the next: no delay helps, but what makes it close (see the verdict).'
const LOOK = 'The delay grows as it should: look at what ends the first of them.'

const WAIT =
  'Wait longer after each failure, with a random part, give up after some, and look at what ends the first of them. Where the server refuses, trying again unchanged is refused again.'

function loopsOf(chain: Chain, context: Context): readonly Loop[] {
  const before = known.get(chain)
  if (before) return before
  const loops: Loop[] = []
  for (let from = 0; from < chain.length; from++) {
    let to = from
    while (isShort(chain[to], chain[to - 1], context)) to++
    if (to - from >= MIN_CONNECTIONS) {
      const run = chain.slice(from, to)
      loops.push({ from, to: to - 1, delays: delays(run), backOff: backOffOf(run) })
    }
    from = to
  }
  known.set(chain, loops)
  return loops
}

/** Three neighbours in the loop, this connection among them, begin within 60 s. */
function isDense(chain: Chain, index: number, { from, to }: Loop): boolean {
  const last = Math.min(index, to - MIN_CONNECTIONS + 1)
  for (let start = Math.max(from, index - MIN_CONNECTIONS + 1); start <= last; start++) {
    const [first, third] = [chain[start], chain[start + MIN_CONNECTIONS - 1]]
    if (first && third && third.constructed.at - first.constructed.at <= WINDOW) return true
  }
  return false
}

function isShort(
  connection: Connection | undefined,
  before: Connection | undefined,
  context: Context,
): boolean {
  if (!connection || isJob(connection, context)) return false
  if (isLeftByUser(connection, context) || isAskedFor(connection, before, context)) return false
  const call = effectiveClose(connection)
  if (call && isOneOfMany(connection, call, context)) return false
  const end = call?.at ?? endedAt(connection)
  return end !== undefined && end - connection.constructed.at < SHORT_LIFE
}

/** Closed while the user acted: what follows is another wish, no other try. */
function isLeftByUser(connection: Connection, context: Context): boolean {
  const call = effectiveClose(connection)
  if (!call) return false
  const { running, activation } = call
  if (running?.target === 'element' && running.trusted) return true
  return activation === true && actedFor(call.at, connection.constructed.at, context)
}

/** Opened because the user acted: a wish as well, and no try of the page’s own. */
function isAskedFor(
  { constructed }: Connection,
  before: Connection | undefined,
  context: Context,
): boolean {
  const { kind, at } = constructed
  if (kind !== 'construct' || !constructed.activation) return false
  return actedFor(at, before?.constructed.at ?? 0, context)
}

/** Right before, and not for the one before: an activation lasts, and each needs an act of its own. */
function actedFor(at: number, since: number, context: Context): boolean {
  return actedBetween(context, Math.max(since, at - ACTED), at)
}

/** One connection for each request: it ended because its answer had come. */
function isJob(connection: Connection, context: Context): boolean {
  const call = effectiveClose(connection)
  return call ? isDone(connection, call, context) : isDoneByServer(connection, context)
}

function delayEvidence(connection: Connection, context: Context): Evidence[] {
  if (connection.opened) return []
  const text = isFirefox(connection, context)
    ? 'Firefox itself delays reconnects after failures, by up to 60 s: part of the time may be the browser’s.'
    : 'Chrome itself delays reconnects after failures, by 1–5 s: part of the time may be the browser’s.'
  return [{ text }]
}
