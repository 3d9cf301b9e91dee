import type { Connection } from '../../src/connection.ts'
import type { Diagnosis } from '../../src/diagnose/verdict.ts'
import type { Message } from '../../src/event.ts'
import { heldBy } from '../../src/evict.ts'
import { createLog, type Log } from '../../src/log.ts'
import { MAX_BODY } from './learner.ts'

/** Messages of all connections together; each has an even share. */
const MAX_MESSAGES = 20_000
/** Bytes of their bodies before they are packed. */
const MAX_BYTES = 64 * 1024 * 1024
/** Of a connection, however many there are. */
const LEAST = 10

/** The log as it is now, with its newest messages: what comes later does not change it. */
export function snapshotOf(
  log: Log,
  diagnosisOf: (connection: Connection) => Diagnosis | undefined,
): Log {
  const copy = createLog(log.bounds)
  Object.assign(copy.dropped, log.dropped)
  const share = Math.max(1, log.connections.size)
  for (const [id, page] of log.pages) copy.pages.set(id, { ...page, events: [...page.events] })
  for (const [id, connection] of log.connections) {
    const judged = connection.judged ?? diagnosisOf(connection)
    copy.connections.set(id, {
      ...connection,
      closeCalls: [...connection.closeCalls],
      refusedCalls: [...connection.refusedCalls],
      messages: newest(connection.messages, MAX_MESSAGES / share, MAX_BYTES / share),
      // Judged by all of its messages.
      ...(judged && { judged }),
    })
  }
  return copy
}

function newest(messages: readonly Message[], count: number, bytes: number): Message[] {
  const kept = messages.slice(-Math.max(LEAST, Math.floor(count)))
  let room = bytes
  for (let index = kept.length - 1; index >= 0; index--) {
    const message = kept[index] as Message
    const size = heldBy(message)
    if (size <= Math.min(room, MAX_BODY)) room -= size
    else kept[index] = withoutBody(message)
  }
  return kept
}

function withoutBody({ body: _body, ...rest }: Message): Message {
  return rest
}
