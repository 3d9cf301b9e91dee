import { type Connection, endedAt } from '../connection.ts'
import { heartbeatOf } from '../heartbeat.ts'
import type { Page } from '../page.ts'
import { pageOf } from './ends.ts'
import type { Context } from './verdict.ts'

/** When the page did not run: at a breakpoint, in a dialog or in a long task; ms. */
export interface Stop {
  at: number
  duration: number
}

/** No server gives up so soon, ms. */
const MIN_STOP = 2_000
/** What waited for the page reaches it this soon after it runs again, ms. */
const SOON = 1_000

/** A stop right before the end in which a ping was due that the page used to answer. */
export function fatalStop(connection: Connection, context: Context): Stop | undefined {
  const end = endedAt(connection)
  const page = pageOf(connection, context)
  const heartbeat = heartbeatOf(connection)
  if (end === undefined || !page || !heartbeat?.answered) return undefined
  const stop = heartbeat.direction === 'receive' ? stopBefore(page, end, SOON) : undefined
  if (!stop || stop.duration < MIN_STOP) return undefined
  return stop.duration >= heartbeat.intervalMs || heartbeat.lastAt > stop.at ? stop : undefined
}

/** The longest stop that ended at a time, or at most `within` before it; ms. */
function stopBefore({ events }: Page, at: number, within: number): Stop | undefined {
  const stops = events.flatMap((event) =>
    event.kind === 'paused' || event.kind === 'long-task' ? [event] : [],
  )
  return stops
    .filter((stop) => stop.at < at && stop.at + stop.duration >= at - within)
    .reduce<Stop | undefined>(
      (longest, stop) => (longest && longest.duration >= stop.duration ? longest : stop),
      undefined,
    )
}
