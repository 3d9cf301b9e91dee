/**
 * Decided by: a CSP violation of the page (Chromium fires `error` and no `close`, Firefox throws),
 * mixed content, a port browsers refuse, or the browser's own text.
 * Confused with: `handshake-failed`, which is what a block without any trace looks like.
 * https://websockets.spec.whatwg.org/#concept-websocket-establish
 */
import { type Connection, endedAt } from '../../connection.ts'
import type { CspViolation, Thrown } from '../../event.ts'
import { isBadPort } from '../../knowledge/bad-ports.ts'
import { eventsBetween } from '../../page.ts'
import { pageOf } from '../ends.ts'
import { handshakeText, refusedStatus, textEvidence } from '../handshake.ts'
import type { Advice, Cause, Confidence, Context, Decision, Evidence } from '../verdict.ts'

export const blockedByBrowser: Cause = {
  id: 'blocked-by-browser',
  about: 'CSP, mixed content, Local Network Access, a forbidden port or another extension.',
  decide,
}

interface Block {
  why: string
  confidence: Confidence
  evidence: Evidence[]
  advice: Advice[]
}

/** A violation is reported within so many ms of the call, before or after it. */
const NEAR = 1_000

/** Whether the constructor threw for a policy, not for its arguments. */
export function isPolicyException({ name }: Thrown): boolean {
  return name === 'SecurityError' || /BLOCKED/.test(name)
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const block =
    byPolicy(connection, context) ??
    byText(connection) ??
    byPort(connection) ??
    byMixedContent(connection, context) ??
    byException(connection)
  if (!block) return undefined
  return {
    closedBy: 'browser',
    confidence: block.confidence,
    summary: `The browser blocked the connection: ${block.why}.`,
    evidence: block.evidence,
    advice: block.advice,
    alternatives: [],
  }
}

function byPolicy(connection: Connection, context: Context): Block | undefined {
  const page = pageOf(connection, context)
  if (!page) return undefined
  const { at } = connection.constructed
  const violation = eventsBetween(page, 'csp', at - NEAR, at + NEAR).find(
    (event) => event.enforced && isAbout(event, connection.url),
  )
  if (!violation) return undefined
  const { directive, blocked } = violation
  return {
    why: `the Content Security Policy of the page forbids it (${directive})`,
    confidence: 'certain',
    evidence: [
      {
        text: `The page reported a violation of ${directive} for ${blocked}.`,
        at: violation.at,
        source: 'https://www.w3.org/TR/CSP3/#directive-connect-src',
      },
    ],
    advice: [allowInPolicy(connection)],
  }
}

function allowInPolicy({ url }: Connection): Advice {
  const origin = URL.canParse(url) ? new URL(url).origin : url
  return {
    text: 'Add the endpoint to the Content-Security-Policy of the page.',
    snippet: { language: 'text', code: `Content-Security-Policy: connect-src 'self' ${origin}` },
    source: 'https://www.w3.org/TR/CSP3/#directive-connect-src',
  }
}

/** Reports give a URL, an origin, or the scheme alone. https://www.w3.org/TR/CSP3/#strip-url-for-use-in-reports */
function isAbout({ directive, blocked }: CspViolation, url: string): boolean {
  if (!/^(?:connect-src|default-src)$/.test(directive)) return false
  if (/^wss?:?$/.test(blocked)) return url.startsWith(`${blocked.replace(':', '')}:`)
  return URL.canParse(blocked) && URL.canParse(url) && new URL(blocked).host === new URL(url).host
}

function byText(connection: Connection): Block | undefined {
  const text = handshakeText(connection)
  if (text?.kind !== 'blocked') return undefined
  const advice = text.advice === undefined ? [] : [{ text: text.advice }]
  return { why: text.meaning, confidence: 'certain', evidence: textEvidence(connection), advice }
}

/** Blocked ports fail before any request is made. https://fetch.spec.whatwg.org/#port-blocking */
function byPort(connection: Connection): Block | undefined {
  if (!URL.canParse(connection.url) || connection.handshake?.reached) return undefined
  const { port } = new URL(connection.url)
  if (!isBadPort(Number(port))) return undefined
  const source = 'https://fetch.spec.whatwg.org/#port-blocking'
  return {
    why: `browsers never connect to port ${port}`,
    confidence: 'likely',
    evidence: [{ text: `Port ${port} is on the list of blocked ports.`, source }],
    advice: [{ text: 'Serve the endpoint on another port.', source }],
  }
}

function byMixedContent(connection: Connection, context: Context): Block | undefined {
  const { constructed, url } = connection
  const secure = pageOf(connection, context)?.start?.url.startsWith('https:')
  const threw =
    constructed.kind === 'construct-refused' && /insecure/i.test(constructed.error.message)
  if (!threw && !(secure && isInsecure(url) && !wasTried(connection))) return undefined
  const source = 'https://www.w3.org/TR/mixed-content/'
  return {
    why: 'a page served over https may not open an insecure WebSocket (ws:)',
    confidence: threw ? 'certain' : 'likely',
    evidence: [
      { text: 'The page is served over https, the endpoint is ws:.', at: constructed.at, source },
    ],
    advice: [{ text: 'Use wss: for the endpoint.', source }],
  }
}

/** Whether a request left the browser, as the server or the browser's own text shows. */
function wasTried(connection: Connection): boolean {
  if (connection.handshake?.reached === true || refusedStatus(connection) !== undefined) return true
  return handshakeText(connection) !== undefined
}

/** Loopback addresses are trustworthy over ws:. https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
function isInsecure(url: string): boolean {
  if (!url.startsWith('ws:') || !URL.canParse(url)) return false
  return !/^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname)
}

function byException(connection: Connection): Block | undefined {
  const { constructed } = connection
  if (constructed.kind !== 'construct-refused' || !isPolicyException(constructed.error)) {
    return undefined
  }
  const { name, message } = constructed.error
  return {
    why: `new WebSocket() threw ${name}`,
    confidence: 'certain',
    evidence: [
      {
        text: `new WebSocket() threw ${name}: “${message}”.`,
        at: endedAt(connection) ?? constructed.at,
        ...(constructed.stack !== undefined && { stack: constructed.stack }),
      },
    ],
    advice: name === 'SecurityError' ? [] : [allowInPolicy(connection)],
  }
}
