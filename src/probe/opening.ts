import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { libraryOf } from '../knowledge/libraries.ts'

/** What a client of the app's protocol says before a server treats it as one. */
export type Opening =
  | { kind: 'none' }
  | { kind: 'replay'; data: string; when: 'open' | 'first-message' }
  /** The app says something first, and what it may cause when said twice is not known. */
  | { kind: 'unknown' }

/** Openings that do nothing but connect, so saying them again is harmless. */
interface Known {
  library: string
  pattern: RegExp
  when: 'open' | 'first-message'
  source: string
}

const known: readonly Known[] = [
  {
    library: 'engine.io',
    pattern: /^40/,
    when: 'first-message',
    source: 'https://socket.io/docs/v4/socket-io-protocol/#connection-to-a-namespace',
  },
  {
    library: 'graphql-ws',
    pattern: /^\{\s*"type"\s*:\s*"connection_init"/,
    when: 'open',
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#connectioninit',
  },
  {
    library: 'subscriptions-transport-ws',
    pattern: /"type"\s*:\s*"connection_init"/,
    when: 'open',
    source: 'https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md',
  },
  {
    library: 'signalr',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SignalR ends its messages with U+001E.
    pattern: /^\{"protocol":"\w+","version":\d+\}\x1e$/,
    when: 'open',
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#overview',
  },
]

/** An opening stands among the first messages. */
const FIRST_MESSAGES = 50

/** Says again what the app itself said, never what it might have said. */
export function openingOf(connection: Connection): Opening {
  const library = libraryOf(connection)?.id
  const row = known.find((candidate) => candidate.library === library)
  const first = connection.messages.slice(0, FIRST_MESSAGES)
  const said = first.filter((message) => isSaid(message, connection))
  const opening = row && said.filter(isText).find(({ body }) => row.pattern.test(body))
  if (opening) return { kind: 'replay', data: opening.body, when: row.when }
  return said.length > 0 || mayBeMissing(connection, first) ? { kind: 'unknown' } : { kind: 'none' }
}

/** Engine.IO's upgrade of a polling session is not said: a test opens a session of its own. */
function isSaid(message: Message, connection: Connection): boolean {
  if (message.direction !== 'send' || isHeartbeat(message, connection)) return false
  return libraryOf(connection)?.id !== 'engine.io' || !/^(?:2probe|5)$/.test(String(message.body))
}

function isText(message: Message): message is Message & { body: string } {
  return message.whole && typeof message.body === 'string'
}

/** It sent something, and what it sent first is not kept. */
function mayBeMissing(
  { messages, sent, received }: Connection,
  first: readonly Message[],
): boolean {
  const whole = messages.length === sent.count + received.count
  return !whole && sent.count > 0 && !first.some(({ direction }) => direction === 'send')
}
