import { type Connection, endedAt } from '../connection.ts'
import { stoppedFor } from './awake.ts'
import { pageOf } from './ends.ts'
import { hiddenFor } from './page-life.ts'
import { type Suspension, suspensionBetween } from './suspension.ts'
import { LONG_HIDDEN, THROTTLING } from './throttling.ts'
import type { Context, Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** What may have kept the page from sending or answering in time. */
export function pageStateEvidence(
  connection: Connection,
  context: Context,
  from: number,
): Evidence[] {
  const page = pageOf(connection, context)
  const end = endedAt(connection) ?? context.now
  if (!page) return []
  const stopped = stoppedFor(page, from, end)
  const hidden = hiddenFor(page, end)
  const lines: Evidence[] = suspensionEvidence(suspensionBetween(connection, context, from, end))
  if (stopped > 1_000) {
    const text = `The page was paused or blocked for ${precise(stopped)} of that time (a breakpoint, a dialog or a long task).`
    lines.push({ text, at: from })
  }
  if (hidden !== undefined && hidden > LONG_HIDDEN) {
    const text = `The page had been hidden for ${precise(hidden)}: browsers throttle its timers then.`
    lines.push({ text, at: end - hidden, source: THROTTLING })
  }
  return lines
}

function suspensionEvidence(suspension: Suspension | undefined): Evidence[] {
  if (!suspension) return []
  const { kind, jump, resumedAt } = suspension
  const text =
    kind === 'slept'
      ? `The machine slept for about ${precise(jump ?? 0)} in that time.`
      : 'The page was frozen in that time, and resumed.'
  return [{ text, at: resumedAt }]
}
