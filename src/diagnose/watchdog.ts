import type { Connection } from '../connection.ts'
import { libraryOf } from '../knowledge/libraries.ts'

/** How long a client waits for the server's next ping, as the server told it when it opened. */
export interface Announced {
  /** ms */
  limit: number
  /** Time of the last ping, or of the opening; ms. */
  since: number
  source: string
}

/** The opening of a protocol stands in its first messages. */
const FIRST_MESSAGES = 4
/** Pings are looked for among the last. */
const LAST_MESSAGES = 2_000

/** Engine.IO 4 tells both parts; before, the client itself pinged. */
export function announcedWatchdog(connection: Connection): Announced | undefined {
  if (libraryOf(connection)?.id !== 'engine.io') return undefined
  const hello = connection.messages
    .slice(0, FIRST_MESSAGES)
    .find(({ body }) => typeof body === 'string' && body.startsWith('0{'))
  const limit = hello && numberIn(hello.body, 'pingInterval') + numberIn(hello.body, 'pingTimeout')
  if (!hello || !limit || /[?&]EIO=3\b/.test(connection.url)) return undefined
  const ping = connection.messages
    .slice(-LAST_MESSAGES)
    .findLast(({ body, direction }) => direction === 'receive' && body === '2')
  return {
    limit,
    since: ping?.at ?? hello.at,
    source: 'https://socket.io/docs/v4/engine-io-protocol/#heartbeat',
  }
}

function numberIn(text: unknown, field: string): number {
  return Number(new RegExp(`"${field}":(\\d{1,9})\\b`).exec(String(text))?.[1] ?? Number.NaN)
}
