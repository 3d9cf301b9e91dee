import type { Connection } from '../connection.ts'
import { type Fault, faultIn } from '../knowledge/faults.ts'
import { freshTokenFor } from '../knowledge/fresh-tokens.ts'
import { libraryCode, libraryOf } from '../knowledge/libraries.ts'
import { hostOf } from './endpoint.ts'
import { closeFrame, pageOf } from './ends.ts'
import type { Advice, Context } from './verdict.ts'

/**
 * What to change where the server refused who connects.
 *
 * @param words What it said: a reason, a code in words, a message.
 */
export function credentialAdvice(
  connection: Connection,
  context: Context,
  words: string,
): Advice[] {
  return [adviceFor(connection, context, faultIn(words)), ...stopAdvice(connection)]
}

function adviceFor(connection: Connection, context: Context, fault: Fault | undefined): Advice {
  switch (fault) {
    case 'origin':
      return { text: `Add ${originOf(connection, context)} to the origins the server allows.` }
    case 'not-allowed':
      return {
        text: `The server knows who connects, or asks for no more, and does not allow it: check what this user may do at ${hostOf(connection.url)}, and whether the server looks at the Origin header.`,
      }
    case 'missing':
      return withToken(
        connection,
        'The token or session was not sent: see that it goes out with each connection.',
      )
    case 'expired':
      return withToken(
        connection,
        'The token or session was no longer valid: ask for a new one before each connection, also before reconnecting.',
      )
    case 'too-early':
      return { text: 'Wait for connection_ack before the first subscribe.' }
    default:
      return withToken(
        connection,
        'Check the token or session: is it sent, is it expired, was it refreshed before reconnecting?',
      )
  }
}

function withToken(connection: Connection, text: string): Advice {
  const fresh = freshTokenFor(connection)
  return fresh ? { text, snippet: fresh.snippet, source: fresh.source } : { text }
}

/** A library that gives up after this code itself needs no telling. */
function stopAdvice(connection: Connection): Advice[] {
  const code = closeFrame(connection)?.code
  const library = libraryOf(connection)
  if (code !== undefined && libraryCode(library, code)?.final) return []
  const text = 'Do not reconnect unchanged: refresh the credentials first.'
  if (library || code === undefined || code < 1002 || code === 1005) return [{ text }]
  const snippet = `socket.addEventListener('close', ({ code }) => {
  if (code === ${code}) logInAgain().then(connect)
  else reconnect()
})`
  return [{ text, snippet: { language: 'js', code: snippet } }]
}

function originOf(connection: Connection, context: Context): string {
  const url = pageOf(connection, context)?.start?.url
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : 'the origin of this page'
}
