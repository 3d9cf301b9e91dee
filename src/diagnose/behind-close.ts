import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { pageOf } from './ends.ts'
import { lastMessage } from './messages.ts'
import { hiddenFor } from './page-life.ts'
import { refusalBefore } from './refusal.ts'
import { rerun } from './rerun.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise, quote } from './words.ts'

/** Timers of pages hidden for so long may run once a minute; ms. */
const HIDDEN = 60_000
/** No watchdog waits less for an answer, ms. */
const MIN_WAIT = 200

/** What may lie behind a close() of the page that says no more. */
export function behindClose(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Alternative[] {
  return [
    ...cleanedUp(connection, call, context),
    ...refused(connection, call),
    ...caught(call),
    ...unanswered(connection, call),
    ...throttled(connection, call, context),
  ]
}

/** What an effect that runs again looks like in a minified stack. */
function cleanedUp(connection: Connection, call: CloseCall, context: Context): Alternative[] {
  if (!rerun(connection, call, context)) return []
  const text =
    'The same line opened the next connection at once: the clean-up of a component whose effect ran again, if the stack is minified.'
  return [{ cause: 'unmounted', text }]
}

/** What the page does after a refusal may take a while: another token is fetched first. */
function refused(connection: Connection, { at }: CloseCall): Alternative[] {
  const refusal = refusalBefore(connection, at)
  if (!refusal) return []
  const text = `The server had sent ${quote(refusal.words)} ${precise(at - refusal.message.at)} before.`
  return [{ cause: refusal.cause, text }]
}

function caught({ running }: CloseCall): Alternative[] {
  if (running?.type !== 'message' || running.target !== 'socket') return []
  const text =
    'The handler failed and a catch block closed: exceptions that are caught cannot be seen.'
  return [{ cause: 'closed-by-error-handler', text }]
}

/** https://github.com/SignalR/SignalR/issues/4536 */
function throttled(
  connection: Connection,
  { running, at }: CloseCall,
  context: Context,
): Alternative[] {
  const page = pageOf(connection, context)
  const hidden = page && hiddenFor(page, at)
  if (running || hidden === undefined || hidden < HIDDEN) return []
  const text = `The page had been hidden for ${precise(hidden)}: a watchdog whose timer comes late closes as well. Then it never happens while the page is visible.`
  return [{ cause: 'background-throttling', text }]
}

/** One ping is no heartbeat yet, but a page may wait for its answer all the same. */
function unanswered(connection: Connection, { at, running }: CloseCall): Alternative[] {
  const last = lastMessage(connection, 'send', at)
  if (running || !last || !isHeartbeat(last, connection)) return []
  const waited = at - last.at
  if (waited < MIN_WAIT || (connection.received.lastAt ?? 0) > last.at) return []
  const text = `The last message of the page was a ping, and nothing was received in the ${precise(waited)} after it: a watchdog closes then.`
  return [{ cause: 'heartbeat-timeout', text }]
}
