import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { heartbeatOf, isHeartbeat } from '../heartbeat.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { isOldEngine } from './replies.ts'

/** What the second socket would send to keep alive. */
export type KeepAlive =
  /** The app's own heartbeat. */
  | { kind: 'own'; data: string | Uint8Array }
  /** A payload the user confirms. */
  | { kind: 'ask'; suggestion: string }
  /** The server beats and the client must not: the first socket was kept alive as far as can be. */
  | { kind: 'none'; why: string }

/** Understood or ignored by most servers that take JSON. */
const SUGGESTION = '{"type":"ping"}'

export function keepAliveOf(connection: Connection): KeepAlive {
  const library = libraryOf(connection)
  // https://socket.io/docs/v4/engine-io-protocol/#heartbeat
  if (library?.id === 'engine.io' && !isOldEngine(connection)) {
    return {
      kind: 'none',
      why: `In ${library.name} the server sends the heartbeats and refuses those of a client.`,
    }
  }
  return own(connection) ?? { kind: 'ask', suggestion: SUGGESTION }
}

function own(connection: Connection): KeepAlive | undefined {
  if (heartbeatOf(connection)?.direction !== 'send') return undefined
  const data = connection.messages.findLast((message) => isOwnBeat(message, connection))?.body
  return data === undefined || data instanceof Blob ? undefined : { kind: 'own', data }
}

function isOwnBeat(message: Message, connection: Connection): boolean {
  return message.direction === 'send' && message.whole && isHeartbeat(message, connection)
}
