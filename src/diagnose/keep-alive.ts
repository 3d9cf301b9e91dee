import type { Connection } from '../connection.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import type { Advice } from './verdict.ts'
import { plain, precise, rounded } from './words.ts'

/** A keep-alive at half the limit seen: one may get lost, and timers come late. */
export function keepAliveInterval(limit: number): number {
  return rounded(limit / 2)
}

/** How to keep the connection from falling silent for so long; in the library's words if known. */
export function keepAliveAdvice(connection: Connection, limit: number): Advice {
  const interval = keepAliveInterval(limit)
  const every = `every ${plain(interval)}, half of the ${precise(limit)} seen`
  const library = libraryOf(connection)
  if (library?.keepAlive) {
    const { where, code } = library.keepAlive
    return {
      text: `Send a keep-alive ${every}: set it ${where} of ${library.name}.`,
      snippet: { language: 'js', code: code(interval) },
      source: library.source,
    }
  }
  return {
    text: `Send a keep-alive ${every}, and have the server answer it: some limits count what the server sends alone.`,
    snippet: { language: 'js', code: plainKeepAlive(interval) },
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  }
}

/** The same from the other end, which browsers answer without a word to the page. */
export function serverPingAdvice(limit: number): Advice {
  const interval = keepAliveInterval(limit)
  return {
    text: `Or have the server send Ping frames every ${plain(interval)}: browsers answer them, and nothing changes in the page.`,
    snippet: {
      language: 'js',
      code: `// ws on Node.js
setInterval(() => {
  for (const client of server.clients) client.ping()
}, ${interval})`,
    },
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  }
}

function plainKeepAlive(interval: number): string {
  return `const keepAlive = setInterval(() => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping' }))
}, ${interval})
socket.addEventListener('close', () => clearInterval(keepAlive))`
}
