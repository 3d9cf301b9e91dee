/**
 * The page called close() and the server did not answer with its Close frame: browsers wait for it,
 * Chromium 60 s, Firefox 20 s.
 * Confused with: `late-close`, where the server's frame came and TCP stayed open; a page that closes
 * as the network goes, which expects no answer.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.1.2
 */
import type { Connection } from '../../connection.ts'
import { isFrozen, stoppedFor } from '../awake.ts'
import { pageCloseCall, pageOf } from '../ends.ts'
import { suspensionBetween } from '../suspension.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const closeUnanswered: FindingRule = {
  id: 'close-unanswered',
  about: 'The server did not answer the page’s Close frame.',
  find,
}

/** ms; a server that answers at all does so in a round trip. */
const PATIENCE = 10_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.2'

function find(connection: Connection, context: Context): Found | undefined {
  const call = pageCloseCall(connection)
  const { closed, documentLeft } = connection
  if (!call || documentLeft || (closed && closed.code !== 1006)) return undefined
  if (call.running?.type === 'offline') return undefined
  const end = closed?.at ?? context.now
  const waited = end - call.at
  if (waited < PATIENCE || hasStoodStill(connection, context, call.at, end)) return undefined
  return {
    severity: 'warning',
    summary: `The server has not answered close() ${closed ? `for ${precise(waited)}, until the browser gave up` : `for ${precise(waited)}`}.`,
    evidence: [
      {
        text: 'close() was called here.',
        at: call.at,
        ...(call.stack !== undefined && { stack: call.stack }),
        source: SOURCE,
      },
    ],
    advice: [
      {
        text: 'The server or the way to it was dead already, or the server ignores Close frames. Do not wait for the close event before connecting anew.',
      },
    ],
  }
}

/** The answer of the server waits until the page runs again. */
function hasStoodStill(one: Connection, context: Context, from: number, to: number): boolean {
  const page = pageOf(one, context)
  if (!page) return false
  const isSuspended = isFrozen(page) || suspensionBetween(one, context, from, to) !== undefined
  return isSuspended || to - from - stoppedFor(page, from, to) < PATIENCE
}
