/**
 * Decided by: the page was hidden, and its heartbeats came more than 1.5 × as seldom as before.
 * Confused with: `idle-timeout`, as hidden pages are silent ones: without a visible heartbeat the
 * two cannot be told apart.
 * https://developer.chrome.com/blog/timer-throttling-in-chrome-88
 */
import { type Connection, effectiveClose, endedAt } from '../../connection.ts'
import { heartbeatEvidence } from '../beats.ts'
import { closeEvidence } from '../close-call.ts'
import { frameEvidence, frameIsSilent } from '../close-frame.ts'
import { closeFrame, cut, pageCloseCall } from '../ends.ts'
import { saysDone } from '../goodbye.ts'
import { lastMessage } from '../messages.ts'
import { givesReason } from '../other-words.ts'
import { stretchedAt, THROTTLING } from '../throttling.ts'
import type { Alternative, Cause, ClosedBy, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const backgroundThrottling: Cause = {
  id: 'background-throttling',
  about: 'The page was hidden and its heartbeats were stretched.',
  decide,
}

const IDLE_LIMIT: Alternative = {
  cause: 'idle-timeout',
  text: 'A limit on idle time, if it also ends while the page is visible.',
}

const SILENT_SERVER: Alternative = {
  cause: 'heartbeat-timeout',
  text: 'The server did not answer in time, if it also ends while the page is visible.',
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const closedBy = whoClosed(connection)
  const end = effectiveClose(connection)?.at ?? endedAt(connection)
  const stretch = closedBy && end !== undefined && stretchedAt(connection, context, end)
  if (!closedBy || end === undefined || !stretch || isClick(connection)) return undefined
  const { heartbeat, gap, hidden } = stretch
  return {
    closedBy,
    confidence: 'likely',
    summary: `The page was hidden, and the browser throttled its timers: its heartbeat came after ${precise(gap)} instead of ${precise(heartbeat.usualMs)}, too late for ${closedBy === 'page' ? 'its own watchdog' : 'the other side'}.`,
    evidence: [
      ...endEvidence(connection),
      {
        text: `The page had been hidden for ${precise(hidden)}.`,
        at: end - hidden,
        source: THROTTLING,
      },
      heartbeatEvidence(heartbeat),
      {
        text: `The last interval was ${precise(gap)}, ${(gap / heartbeat.usualMs).toFixed(1)} × the usual ${precise(heartbeat.usualMs)}.`,
        at: end,
      },
    ],
    advice: [
      {
        text: 'Let the server ping (Ping frames, or messages the page answers): messages that arrive are not throttled.',
      },
      {
        text: 'Or beat from a Worker, whose timers are not throttled so much, and allow for more than 60 s.',
        source: THROTTLING,
      },
    ],
    alternatives: [closedBy === 'page' ? SILENT_SERVER : IDLE_LIMIT],
  }
}

function whoClosed(connection: Connection): ClosedBy | undefined {
  if (pageCloseCall(connection)) return 'page'
  const frame = closeFrame(connection)
  if (frame) {
    const isOpen = frameIsSilent(connection) && !givesReason(connection)
    return isOpen && !isFarewell(connection) ? 'server' : undefined
  }
  return cut(connection) ? 'network' : undefined
}

/** A server that has just said that nothing more will come did not wait for the page. */
function isFarewell(connection: Connection): boolean {
  const last = lastMessage(connection, 'receive')
  return last !== undefined && saysDone(last)
}

function isClick(connection: Connection): boolean {
  return pageCloseCall(connection)?.running?.target === 'element'
}

function endEvidence(connection: Connection): Evidence[] {
  const call = pageCloseCall(connection)
  const frame = closeFrame(connection)
  if (call) return closeEvidence(connection, call)
  return frame ? frameEvidence(connection, frame) : []
}
