/**
 * The page beats, the server used to answer, and has not answered the last two beats nor sent
 * anything else: the socket looks open and may be dead.
 * Confused with: a server that never answered, and a beat that is still on its way.
 * https://www.rfc-editor.org/rfc/rfc9293#section-3.5.1 (half-open connections)
 */
import { type Connection, stateOf } from '../../connection.ts'
import { heartbeatsOf } from '../../heartbeat.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const halfOpen: FindingRule = {
  id: 'half-open',
  about: 'Open by its state, but two heartbeats went unanswered.',
  find,
}

/** An answer may be on its way for so long, ms. */
const PATIENCE = 2_000

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.1'

function find(connection: Connection, { now }: Context): Found | undefined {
  if (stateOf(connection) !== 'open') return undefined
  const heartbeat = heartbeatsOf(connection).find(
    ({ sure, answered, direction }) => sure && answered && direction === 'send',
  )
  if (!heartbeat) return undefined
  const { lastAt, intervalMs } = heartbeat
  const received = connection.received.lastAt ?? 0
  // The second one without an answer: quick beats come before the time for its answer is over.
  const secondAt = Math.min(lastAt, received + 2 * intervalMs)
  const twoBeats = lastAt - received >= intervalMs * 1.5 && now - secondAt >= PATIENCE
  if (!twoBeats) return undefined
  return {
    severity: 'warning',
    summary: `The connection looks open and may be dead: nothing was received for ${precise(now - received)}, and two heartbeats went unanswered.`,
    evidence: [
      {
        text: 'The last message was received here; the server had answered heartbeats before.',
        at: received,
        source: SOURCE,
      },
    ],
    advice: [
      {
        text: 'Give heartbeats a deadline: close and reconnect when an answer stays out, and check at once on visibilitychange and online.',
      },
    ],
  }
}
