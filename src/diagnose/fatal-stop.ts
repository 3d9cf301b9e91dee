import { type Connection, endedAt } from '../connection.ts'
import { heartbeatOf } from '../heartbeat.ts'
import type { Page } from '../page.ts'
import { stopsOf } from './awake.ts'
import { pageOf } from './ends.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise } from './words.ts'

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

/**
 * The page stood still, and had ended when it ran again. While messages wait for a page that does
 * not run, browsers read no further and answer no Ping frames.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_channel.cc
 */
export function stoppedAtEnd(connection: Connection, context: Context): Alternative[] {
  const end = endedAt(connection)
  const page = pageOf(connection, context)
  const stop = end !== undefined && page ? stopBefore(page, end, SOON) : undefined
  if (!stop || stop.duration < MIN_STOP || connection.received.count === 0) return []
  const text = `The page had not run for ${precise(stop.duration)} right before: it answers no Ping frames while messages wait, and servers that ping give up then.`
  return [{ cause: 'server-ping-timeout', text }]
}

/** The longest stop that ended at a time, or at most `within` before it; ms. */
function stopBefore(page: Page, at: number, within: number): Stop | undefined {
  return stopsOf(page)
    .filter((stop) => stop.at < at && stop.at + stop.duration >= at - within)
    .reduce<Stop | undefined>(
      (longest, stop) => (longest && longest.duration >= stop.duration ? longest : stop),
      undefined,
    )
}
