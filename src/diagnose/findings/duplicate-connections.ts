/**
 * Two connections or more with the same URL, initiator and first message were open at once for more
 * than 3 s in one document.
 * Confused with: make-before-break reconnects, which overlap for a moment; many sockets to one
 * endpoint that each ask for something else.
 * https://github.com/neo4j/neo4j-browser/issues/313
 */
import { type Connection, endedAt } from '../../connection.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import { connectionsOf } from '../../log.ts'
import { initiatorKey } from '../../stack.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { atPlace } from '../words.ts'

export const duplicateConnections: FindingRule = {
  id: 'duplicate-connections',
  about: 'The same line opened the same connection twice, for more than 3 s at once.',
  find,
}

/** ms */
const OVERLAP = 3_000

function find(connection: Connection, context: Context): Found | undefined {
  const line = initiatorKey(connection.constructed.stack)
  if (!connection.opened || line === '' || libraryOf(connection)?.devServer) return undefined
  const twins = connectionsOf(context.log, connection.doc).filter(
    (other) => isTwin(connection, other, line) && overlap(connection, other, context) > OVERLAP,
  )
  const [first] = twins
  if (!first) return undefined
  return {
    severity: 'warning',
    summary: `The same line opened ${twins.length + 1} connections to this URL that were open at once${atPlace(connection.constructed)}.`,
    evidence: twins.map((twin) => ({
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

function isTwin(connection: Connection, other: Connection, line: string): boolean {
  if (other === connection || other.url !== connection.url || other.source === 'test') return false
  if (initiatorKey(other.constructed.stack) !== line) return false
  const [own, its] = [firstMessage(connection), firstMessage(other)]
  return own !== undefined && own === its
}

/** What it opened with; empty when nothing was sent, undefined when it is not known any more. */
function firstMessage({ messages, sent }: Connection): string | undefined {
  if (sent.count === 0) return ''
  const first = messages.find(({ direction }) => direction === 'send')
  if (sent.folded > 0 && sent.count > messages.length) return undefined
  return typeof first?.body === 'string' ? first.body : undefined
}

/** How long both were open; ms. */
function overlap(a: Connection, b: Connection, { now }: Context): number {
  if (!a.opened || !b.opened) return 0
  return Math.min(endedAt(a) ?? now, endedAt(b) ?? now) - Math.max(a.opened.at, b.opened.at)
}
