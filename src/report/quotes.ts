import type { Connection } from '../connection.ts'
import type { Payloads } from '../har/format.ts'
import { coverBody, type Secrets } from '../har/secrets.ts'
import type { Quote } from './report.ts'

/** Messages that are quoted: the last, which tell of the end. */
const QUOTED = 5
/** Characters. */
const MAX_TEXT = 300

/** The last messages of a connection, as far as they may be told. */
export function quotesOf(
  { messages, constructed }: Connection,
  payloads: Payloads,
  secrets: Secrets,
): Quote[] {
  if (payloads === 'none') return []
  return messages.slice(-QUOTED).map((message) => {
    const { at, direction, type, size } = message
    const body = coverBody(message, payloads, secrets)
    // It is cut after it was covered: half a secret would not be found.
    const text = typeof body === 'string' ? body : undefined
    return {
      after: at - constructed.at,
      direction,
      type,
      size,
      ...(text !== undefined && { text: text.slice(0, MAX_TEXT) }),
      ...(text !== undefined && text.length > MAX_TEXT && { cut: true as const }),
    }
  })
}
