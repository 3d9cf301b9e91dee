/**
 * The URL carries what looks like a credential: URLs end up in the logs of servers and proxies.
 * Confused with: one-time tickets, which are meant to stand there; so this is a note.
 * https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url
 */
import type { Connection } from '../../connection.ts'
import { isJwtHead, isSecretName } from '../../secret.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { either, quote } from '../words.ts'

export const exposedToken: FindingRule = {
  id: 'exposed-token',
  about: 'The URL carries what looks like a credential.',
  find,
}

/** Shorter values are flags and numbers. */
const MIN_LENGTH = 8

const SOURCE =
  'https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url'

function find({ url, constructed }: Connection): Found | undefined {
  if (!URL.canParse(url)) return undefined
  const names = [...new URL(url).searchParams].filter(isCredential).map(([name]) => quote(name))
  if (names.length === 0) return undefined
  return {
    severity: 'note',
    summary: `The URL carries what looks like a credential in ${either(names)}: servers and proxies write URLs into their logs.`,
    evidence: [{ text: 'It stands in the query of the URL.', at: constructed.at, source: SOURCE }],
    advice: [
      {
        text: 'Use a cookie, send the token as first message, or a ticket that works once and for seconds.',
      },
    ],
  }
}

/** Engine.IO's `sid` names a session that lives as long as its connection. */
function isCredential([name, value]: [string, string]): boolean {
  if (name.toLowerCase() === 'sid' || value.length < MIN_LENGTH) return false
  return isSecretName(name) || isJwtHead(value)
}
