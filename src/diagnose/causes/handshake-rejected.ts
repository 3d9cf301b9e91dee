/**
 * Decided by: it never opened, and the answer was an HTTP status other than 101.
 * Confused with: success over HTTP/2, where 200 is right; a proxy that answers in place of the server.
 * https://websockets.spec.whatwg.org/#concept-websocket-establish
 */
import type { Connection } from '../../connection.ts'
import { handshakeStatus } from '../../knowledge/http-statuses.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import { hostOf, pathOf } from '../endpoint.ts'
import { refusedStatus, textEvidence } from '../handshake.ts'
import type { Advice, Cause, Decision, Evidence } from '../verdict.ts'
import { capital } from '../words.ts'

export const handshakeRejected: Cause = {
  id: 'handshake-rejected',
  about: 'It never opened: the answer was an HTTP status other than 101.',
  decide,
}

/** Response headers that name what answered. */
const ANSWERED_BY = /^(?:server|via|cf-ray|x-served-by|x-powered-by|location|www-authenticate)$/i

function decide(connection: Connection): Decision | undefined {
  const status = refusedStatus(connection)
  if (status === undefined) return undefined
  const known = handshakeStatus(status)
  return {
    closedBy: 'server',
    confidence: 'certain',
    summary: `The server rejected the handshake with HTTP ${status}. ${known.meaning}`,
    evidence: [
      {
        text: `${hostOf(connection.url)}${pathOf(connection.url)} answered the opening handshake with status ${status} instead of 101.`,
        at: connection.constructed.at,
        source: known.source,
      },
      ...textEvidence(connection),
      ...headerEvidence(connection),
      ...pollingEvidence(connection),
    ],
    advice: [...known.advice.map((text) => ({ text })), ...proxyAdvice(connection, status)],
    alternatives: known.causes.map((text) => ({
      cause: 'handshake-rejected',
      text: `${capital(text)}.`,
    })),
    unknowable:
      'Why the server refused stands in its log alone. A page gets neither the status nor the body, and a close code of a server that closes before it accepts is lost.',
  }
}

function headerEvidence({ handshake }: Connection): Evidence[] {
  const headers = handshake?.responseHeaders?.filter(({ name }) => ANSWERED_BY.test(name)) ?? []
  return headers.map(({ name, value }) => ({ text: `The answer carries ${name}: ${value}.` }))
}

/** Engine.IO starts by polling and upgrades: with a session id in the URL, polling works. */
function pollingEvidence(connection: Connection): Evidence[] {
  if (libraryOf(connection)?.id !== 'engine.io' || !/[?&]sid=/.test(connection.url)) return []
  const text =
    'The URL carries the id of a session. This was its upgrade, and Socket.IO continues on polling.'
  return [{ text, source: 'https://socket.io/docs/v4/how-it-works/#upgrade-mechanism' }]
}

/** Statuses a proxy causes that does not pass the upgrade on. */
function proxyAdvice({ url }: Connection, status: number): Advice[] {
  if (![200, 400, 404, 426].includes(status)) return []
  const code = `location ${pathOf(url)} {
    proxy_pass http://backend;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
}`
  return [
    {
      text: 'If nginx stands before the server, have it pass the upgrade on.',
      snippet: { language: 'nginx', code },
      source: 'https://nginx.org/en/docs/http/websocket.html',
    },
  ]
}
