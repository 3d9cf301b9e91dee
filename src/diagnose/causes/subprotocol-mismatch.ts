/**
 * Decided by: the browser's text, or an answer of 101 whose subprotocol was not asked for.
 * Confused with: finding `subprotocol-missing`: Firefox opens when the answer names none.
 * https://www.rfc-editor.org/rfc/rfc6455#section-4.1
 */
import type { Connection } from '../../connection.ts'
import { answeredSubprotocol, handshakeText, textEvidence } from '../handshake.ts'
import type { Cause, Decision } from '../verdict.ts'
import { quote } from '../words.ts'

export const subprotocolMismatch: Cause = {
  id: 'subprotocol-mismatch',
  about: 'The answer lacks the asked subprotocol, or names another.',
  decide,
}

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1'

/** An answer that names none, or several, which no browser takes. */
function unnamed({ handshake }: Connection): string {
  return /more than once/.test(handshake?.error ?? '') ? 'more than one' : 'none'
}

function decide(connection: Connection): Decision | undefined {
  const answered = answeredSubprotocol(connection)
  const another = answered !== undefined && !connection.protocols.includes(answered)
  if (!another && handshakeText(connection)?.kind !== 'subprotocol') return undefined
  const asked = connection.protocols.map(quote).join(', ') || 'none'
  const got = answered === undefined ? unnamed(connection) : quote(answered)
  const inWords = another ? `answered ${got}` : 'did not answer with one of them'
  return {
    closedBy: 'browser',
    confidence: 'certain',
    summary: `The browser refused the handshake: the page asked for the subprotocol ${asked}, and the server ${inWords}.`,
    evidence: [
      ...textEvidence(connection),
      { text: `Asked: ${asked}. Answered: ${got}.`, source: SOURCE },
    ],
    advice: [
      {
        text:
          connection.protocols.length === 0
            ? 'Pass the subprotocol the server speaks as second argument of new WebSocket().'
            : 'Have the server pick one of the asked subprotocols and send it back, or ask for none.',
        source: SOURCE,
      },
    ],
    alternatives: [],
  }
}
