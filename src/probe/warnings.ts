import { type Connection, stateOf } from '../connection.ts'
import type { DocumentId } from '../event.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import type { Log } from '../log.ts'
import { isSecretName, looksRandom } from '../secret.ts'
import { withoutQuery } from '../stack.ts'
import { freshUrl, isBoundToSession } from './url.ts'

/** What may go wrong with a test or because of it, before it starts: sentences. */
export function warningsOf(connection: Connection, log: Log, doc: DocumentId): string[] {
  const { url, protocols } = connection
  return [
    ...(holdsToken(freshUrl(connection)) || protocols.some(looksRandom) ? [TOKEN] : []),
    ...(isBoundToSession(url, libraryOf(connection)) ? [SESSION] : []),
    ...(hasOpen(connection, log) ? [SINGLE] : []),
    ...elsewhere(connection, doc),
  ]
}

const TOKEN =
  'The URL or the subprotocols may hold a token. If it works only once, the test fails where the app did not, and may use up the token.'
const SESSION =
  'The URL names a connection negotiated before. The server takes it once, so the test will probably be refused.'
const SINGLE =
  'The app has an open connection to this endpoint. A server that allows one connection per session may end it when the test opens.'
const ELSEWHERE =
  'The page of this connection is gone. The test runs in another document of the same origin.'

const OF_WORKER =
  'A worker made this connection, or WebSocketStream did. The test is a WebSocket of a page of the same origin.'

function elsewhere(connection: Connection, doc: DocumentId): string[] {
  if (connection.outside) return [OF_WORKER]
  return doc === connection.doc ? [] : [ELSEWHERE]
}

function holdsToken(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { searchParams, username, password } = new URL(url)
  if (username !== '' || password !== '') return true
  return [...searchParams].some(([name, value]) => isSecretName(name) || looksRandom(value))
}

function hasOpen({ url }: Connection, log: Log): boolean {
  const endpoint = withoutQuery(url)
  return [...log.connections.values()].some(
    (other) =>
      other.source === 'app' && stateOf(other) === 'open' && withoutQuery(other.url) === endpoint,
  )
}
