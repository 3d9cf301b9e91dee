/**
 * Firefox opened although the server confirmed none of the asked subprotocols; Chromium refuses that.
 * Confused with: `subprotocol-mismatch`, where the connection never opens.
 * https://www.rfc-editor.org/rfc/rfc6455#section-4.1
 */
import type { Connection } from '../../connection.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { quote } from '../words.ts'

export const subprotocolMissing: FindingRule = {
  id: 'subprotocol-missing',
  about: 'It opened without a subprotocol the page asked for.',
  find,
}

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1'

function find({ opened, protocols }: Connection): Found | undefined {
  if (opened?.protocol !== '' || protocols.length === 0) return undefined
  return {
    severity: 'warning',
    summary:
      'The server confirmed none of the subprotocols the page asked for: Firefox opens all the same, Chrome and Safari refuse.',
    evidence: [
      {
        text: `Asked: ${protocols.map(quote).join(', ')}. Answered: none.`,
        at: opened.at,
        source: SOURCE,
      },
    ],
    advice: [
      { text: 'Have the server send back one of them in Sec-WebSocket-Protocol.', source: SOURCE },
    ],
  }
}
