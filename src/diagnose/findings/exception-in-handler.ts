/**
 * An exception nobody caught, right after a message of this connection reached the page.
 * Confused with: an exception of a timer or another socket that happens to come then, so it must
 * follow at once, with no other event of the document in between, and more than once.
 * https://html.spec.whatwg.org/#report-the-exception
 */
import type { Connection } from '../../connection.ts'
import type { Message, UncaughtException } from '../../event.ts'
import { connectionsOf } from '../../log.ts'
import { pageOf } from '../ends.ts'
import type { Context, FindingRule, Found } from '../verdict.ts'
import { placeOf, quote } from '../words.ts'

export const exceptionInHandler: FindingRule = {
  id: 'exception-in-handler',
  about: 'The message handler threw, more than once.',
  find,
}

/** ms */
const AT_ONCE = 50
const MIN_TIMES = 2
/** The same again and again says no more. */
const MAX_NAMED = 3
/** Exceptions looked at: the newest. */
const MAX_EXCEPTIONS = 20

interface Thrown {
  exception: UncaughtException
  message: Message
}

function find(connection: Connection, context: Context): Found | undefined {
  const thrown = exceptionsOf(connection, context)
  const last = thrown.at(-1)
  if (!last || thrown.length < MIN_TIMES) return undefined
  const { exception, message } = last
  const place = placeOf(exception.stack)
  return {
    severity: 'warning',
    summary: `The message handler threw ${thrown.length} times${place ? `, last at ${place}` : ''}: ${quote(exception.message)}.`,
    evidence: thrown.slice(-MAX_NAMED).map((one) => ({
      text: `${quote(one.exception.message)} right after this message.`,
      at: one.exception.at,
      message: one.message.seq,
      ...(one.exception.stack !== undefined && { stack: one.exception.stack }),
    })),
    advice: [
      {
        text: `An exception closes no WebSocket, but the message was not handled (${message.size} bytes). Catch it where it is thrown.`,
        source: 'https://html.spec.whatwg.org/#report-the-exception',
      },
    ],
  }
}

function exceptionsOf(connection: Connection, context: Context): Thrown[] {
  const events = pageOf(connection, context)?.events ?? []
  const exceptions = events.filter((event) => event.kind === 'exception' && !event.rejection)
  return exceptions.slice(-MAX_EXCEPTIONS).flatMap((exception) => {
    if (exception.kind !== 'exception') return []
    const message = lastReceived(connection, exception.seq)
    if (!message || exception.at - message.at > AT_ONCE) return []
    const others = connectionsOf(context.log, connection.doc).filter((one) => one !== connection)
    const other = others.some((one) => (lastReceived(one, exception.seq)?.seq ?? 0) > message.seq)
    return other ? [] : [{ exception, message }]
  })
}

/** Of the messages before an event of the document. */
function lastReceived({ messages }: Connection, seq: number): Message | undefined {
  return messages.findLast((one) => one.direction === 'receive' && one.seq < seq)
}
