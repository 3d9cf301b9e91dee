import type { Connection } from '../connection.ts'
import { type KeepAlive, keepAliveFor } from '../knowledge/keep-alives.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import type { Advice } from './verdict.ts'
import { plain, precise, rounded } from './words.ts'

/** A keep-alive at half the limit seen: one may get lost, and timers come late. */
function keepAliveInterval(limit: number): number {
  return rounded(limit / 2)
}

/** How to keep the connection from falling silent for so long; in the library's words if known. */
export function keepAliveAdvice(connection: Connection, limit: number): Advice {
  const interval = keepAliveInterval(limit)
  const every = `every ${plain(interval)}, half of the ${precise(limit)} seen`
  return adviseKeepAlive(keepAliveFor(connection), every, interval)
}

/** @param every `every 30 s` @param interval ms */
export function adviseKeepAlive(
  { says, snippet, source }: KeepAlive,
  every: string,
  interval: number,
): Advice {
  return { text: `${says(every)}.`, ...(snippet && { snippet: snippet(interval) }), source }
}

/**
 * The same from the other end, which browsers answer without a word to the page. Libraries with
 * heartbeats of their own need it not.
 */
export function serverPingAdvice(connection: Connection, limit: number): Advice[] {
  const interval = keepAliveInterval(limit)
  const library = libraryOf(connection)
  if (library && library.id !== 'graphql-ws') return []
  const text = `Or have the server send Ping frames every ${plain(interval)}: browsers answer them, and nothing changes in the page.`
  if (library) {
    const code = `useServer({ schema }, wsServer, ${interval})`
    return [{ text, snippet: { language: 'js', code }, source: GRAPHQL_WS }]
  }
  return [
    {
      text: `${text} Servers have options for it: --ws-ping-interval of uvicorn, KeepAliveInterval of ASP.NET Core, sendPings of Bun.`,
      snippet: { language: 'js', code: pingAll(interval) },
      source: 'https://github.com/websockets/ws#how-to-detect-and-close-broken-connections',
    },
  ]
}

const GRAPHQL_WS = 'https://github.com/enisdenjo/graphql-ws/blob/master/src/use/ws.ts'

function pingAll(interval: number): string {
  return `// ws on Node.js
setInterval(() => {
  for (const client of server.clients) client.ping()
}, ${interval})`
}
