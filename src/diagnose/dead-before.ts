import type { Connection } from '../connection.ts'
import { cut, pageOf } from './ends.ts'
import { lastOffline } from './page-life.ts'
import { suspensionBetween } from './suspension.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise } from './words.ts'

/** What a connection that was found dead may have died of, long before its end was reported. */
export function deadBefore(connection: Connection, context: Context, end: number): Alternative[] {
  return [...slept(connection, context, end), ...wasOffline(connection, context, end)]
}

/** A connection that died in a sleep may be reported long after: TCP has to notice. */
function slept(connection: Connection, context: Context, end: number): Alternative[] {
  const heard = connection.received.lastAt ?? connection.opened?.at ?? end
  const suspension = suspensionBetween(connection, context, heard, end)
  if (!suspension) return []
  const what = suspension.kind === 'slept' ? 'The machine slept' : 'The page was suspended'
  const text = `${what} until ${precise(end - suspension.resumedAt)} before the end, and nothing was received afterwards: the connection may have died in that time.`
  return [{ cause: 'suspended', text }]
}

/** A dead connection is noticed late where nothing is sent on it. */
function wasOffline(connection: Connection, context: Context, end: number): Alternative[] {
  const page = pageOf(connection, context)
  const lost = cut(connection) && page && lastOffline(page, end)
  const heard = connection.received.lastAt ?? connection.opened?.at ?? end
  if (!lost || heard > lost.from) return []
  const text = `The browser had been offline ${precise(end - lost.from)} before the end, and nothing was received since.`
  return [{ cause: 'network-lost', text }]
}
