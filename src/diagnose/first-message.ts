import type { Connection } from '../connection.ts'
import { closeFrame } from './ends.ts'
import { isGoodbye } from './goodbye.ts'
import { firstSent } from './messages.ts'
import type { Alternative } from './verdict.ts'
import { precise } from './words.ts'

/** An end this soon after the first message may answer it; ms. */
const ANSWER = 2_000
/** Servers wait longer than this for a first message; ms. */
const PATIENCE = 1_000
/** A server that sends more than a greeting waits for nothing; messages. */
const GREETING = 1

/** https://github.com/99designs/gqlgen/issues/2881 */
export function firstAnswer(connection: Connection, end: number): Alternative[] {
  const first = firstSent(connection)
  const { sent, received } = connection
  if (!first || sent.count > 1 || first.at > end || end - first.at > ANSWER) return []
  if ((received.lastAt ?? 0) > first.at || isGoodbye(first)) return []
  const text = `It came ${precise(end - first.at)} after the first message of the page, which got no answer: the server may not have accepted it.`
  return [{ cause: 'unauthorized', text }]
}

/**
 * Spring ends STOMP sessions without a first message.
 * https://github.com/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/messaging/SubProtocolWebSocketHandler.java
 */
export function neverSpoke(connection: Connection): Alternative[] {
  const { opened, sent, received } = connection
  const frame = closeFrame(connection)
  if (!opened || !frame || frame.at - opened.at < PATIENCE) return []
  if (sent.count > 0 || received.count > GREETING) return []
  const text = 'The page sent nothing: the server may have waited for a first message.'
  return [{ cause: 'init-timeout', text }]
}
