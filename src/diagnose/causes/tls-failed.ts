/**
 * Decided by: the browser's text names the certificate or TLS, or Firefox's code 1015.
 * Confused with: `server-unreachable`; Chromium reports 1006 for both and tells in its text alone.
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 (1015)
 */
import type { Connection } from '../../connection.ts'
import { hostOf } from '../endpoint.ts'
import { handshakeText, textEvidence } from '../handshake.ts'
import type { Cause, Decision, Evidence } from '../verdict.ts'

export const tlsFailed: Cause = {
  id: 'tls-failed',
  about: 'A certificate or TLS error.',
  decide,
}

function decide(connection: Connection): Decision | undefined {
  const byCode = connection.closed?.code === 1015
  if (!byCode && handshakeText(connection)?.kind !== 'tls') return undefined
  const host = hostOf(connection.url)
  return {
    closedBy: 'browser',
    confidence: 'certain',
    summary: `The browser did not trust ${host}, or could not agree on TLS with it.`,
    evidence: [...textEvidence(connection), ...codeEvidence(connection)],
    advice: [
      {
        text: `Open https://${host}/ in a tab: for a page the browser shows what is wrong with the certificate, for a WebSocket it never asks.`,
        source: 'https://github.com/lynckia/licode/issues/1149',
      },
      {
        text: 'Check that the server sends its whole certificate chain, and that this port speaks TLS.',
      },
    ],
    alternatives: [],
  }
}

function codeEvidence({ closed }: Connection): Evidence[] {
  if (closed?.code !== 1015) return []
  return [{ text: 'The connection closed with code 1015 (TLS handshake).', at: closed.at }]
}
