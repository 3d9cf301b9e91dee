/**
 * Two connections or more with the same URL, initiator and first message were open at once for more
 * than 3 s in one document.
 * Confused with: make-before-break reconnects, which overlap for a moment; many sockets to one
 * endpoint that each ask for something else, with their first message or after a handshake.
 * https://github.com/neo4j/neo4j-browser/issues/313
 */
import { alike } from '../../chain.ts'
import { freeAt } from '../../chain-links.ts'
import type { Connection } from '../../connection.ts'
import { plural } from '../../format/count.ts'
import { initiatorKey } from '../../stack.ts'
import { haveSamePurpose } from '../same-purpose.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { atPlace } from '../words.ts'

export const duplicateConnections: FindingRule = {
  id: 'duplicate-connections',
  about: 'The same line opened the same connection twice, for more than 3 s at once.',
  find,
}

/** ms */
const OVERLAP = 3_000
/** Twins named one by one. */
const MAX_NAMED = 10
const NEIGHBOURS = 100
/** Fewer, or all at once, are an app that wants so many; ms. */
const LEAK = { connections: 4, over: 10_000 }

function find(connection: Connection, context: Context): Found | undefined {
  const line = initiatorKey(connection.constructed.stack)
  if (!connection.opened || line === '') return undefined
  const twins = neighbours(connection, context).filter(
    (other) => overlap(connection, other, context) > OVERLAP && isTwin(connection, other),
  )
  const [first] = twins
  if (!first) return undefined
  const grows = isLeak([connection, ...twins])
    ? ' They become more and more: none of them has ended.'
    : ''
  return {
    severity: 'warning',
    summary: `The same line opened ${plural(twins.length, 'more connection')} to this URL${atPlace(connection.constructed)}, open at the same time as this one.${grows}`,
    evidence: twins.slice(0, MAX_NAMED).map((twin) => ({
      text: 'Another one with the same URL, initiator and first message.',
      at: twin.constructed.at,
      connection: twin.id,
    })),
    advice: [
      {
        text: 'Share one connection, or close the old one before the next is opened: in a clean-up, or before reconnecting.',
      },
    ],
  }
}

/** Opened one after the other over a while, and none of them closed: the number only grows. */
function isLeak(open: readonly Connection[]): boolean {
  const times = open.map(({ constructed }) => constructed.at)
  const over = Math.max(...times) - Math.min(...times)
  return (
    open.length >= LEAK.connections &&
    over >= LEAK.over &&
    !open.some((one) => freeAt(one) !== undefined)
  )
}

/** A line that opens thousands is looked at around this one. */
function neighbours(connection: Connection, { log }: Context): readonly Connection[] {
  const all = alike(connection, log)
  const index = all.indexOf(connection)
  return all.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS)
}

function isTwin(connection: Connection, other: Connection): boolean {
  if (other === connection || other.doc !== connection.doc) return false
  return haveSamePurpose(connection, other)
}

/** How long both were open; ms. A server may leave a close() unanswered. */
function overlap(a: Connection, b: Connection, { now }: Context): number {
  if (!a.opened || !b.opened) return 0
  return Math.min(freeAt(a) ?? now, freeAt(b) ?? now) - Math.max(a.opened.at, b.opened.at)
}
