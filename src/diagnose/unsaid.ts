import { type Connection, endedAt } from '../connection.ts'
import { closeFrame, cut, pageOf } from './ends.ts'
import { firstSent, receivedSince } from './messages.ts'
import { lastOffline } from './page-life.ts'
import { refusalBefore } from './refusal.ts'
import { suspensionBetween } from './suspension.ts'
import { takeoverAlternative } from './takeover.ts'
import type { Alternative, Context } from './verdict.ts'
import { precise, quote } from './words.ts'

/** An end this soon after the first message may answer it; ms. */
const ANSWER = 2_000
/** Servers wait longer than this for a first message; ms. */
const PATIENCE = 1_000
/** What came in within a second is much: messages, or bytes. */
const BURST = { span: 1_000, count: 100, bytes: 1_000_000 }

/** The same short time each time, which no product has for a default. */
export const FAILS_THEN: Alternative = {
  cause: 'server-error',
  text: 'No usual limit is so short: the server may also fail then, as when something it waits for times out.',
}

/** What an end that says nothing may be, by what came before it. */
export function unsaid(connection: Connection, context: Context): Alternative[] {
  const end = endedAt(connection)
  if (end === undefined) return []
  return [
    ...refused(connection, end),
    ...firstAnswer(connection, end),
    ...neverSpoke(connection),
    ...slept(connection, context, end),
    ...wasOffline(connection, context, end),
    ...takeoverAlternative(connection, context),
    ...burst(connection, end),
  ]
}

/** Some servers refuse in a message, and drop the connection without a Close frame. */
function refused(connection: Connection, end: number): Alternative[] {
  const refusal = cut(connection) && refusalBefore(connection, end)
  if (!refusal) return []
  const text = `The server had sent ${quote(refusal.words)} ${precise(end - refusal.message.at)} before.`
  return [{ cause: refusal.cause, text }]
}

/** https://github.com/99designs/gqlgen/issues/2881 */
function firstAnswer(connection: Connection, end: number): Alternative[] {
  const first = firstSent(connection)
  const { sent, received } = connection
  if (!first || sent.count > 1 || end - first.at > ANSWER) return []
  if ((received.lastAt ?? 0) > first.at) return []
  const text = `It came ${precise(end - first.at)} after the first message of the page, which got no answer: the server may not have accepted it.`
  return [{ cause: 'unauthorized', text }]
}

/** Spring ends STOMP sessions without a first message. https://github.com/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/messaging/SubProtocolWebSocketHandler.java */
export function neverSpoke(connection: Connection): Alternative[] {
  const { opened, sent } = connection
  const frame = closeFrame(connection)
  if (!opened || !frame || sent.count > 0 || frame.at - opened.at < PATIENCE) return []
  const text = 'The page sent nothing: the server may have waited for a first message.'
  return [{ cause: 'init-timeout', text }]
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

function burst(connection: Connection, end: number): Alternative[] {
  const { count, bytes } = receivedSince(connection, end - BURST.span)
  if (count < BURST.count && bytes < BURST.bytes) return []
  const text = `${count} messages came in within the last second: some servers give up on a client that reads slower than they send.`
  return [{ cause: 'slow-consumer', text }]
}
