import type { Connection } from '../connection.ts'
import { textOf } from '../message-text.ts'
import { arrivalOfEnd } from './ends.ts'
import { sentFirst } from './messages.ts'
import type { Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** How the end stands to the expiry of a token the page sent. */
export interface Expiry {
  summary: string
  evidence: Evidence[]
}

/** Clocks differ, and servers look at a token now and then; ms. */
const EARLY = 2_000
const LATE = 5_000
/** Who brings a token that is over is refused soon; ms. */
const SOON = 5_000
/** Messages a page opens with. */
const OPENING = 3

/** A JSON Web Token: its payload. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 (exp) */
const JWT = /\beyJ[\w-]+\.(eyJ[\w-]+)/g

/** The end came as a token in the URL, the subprotocols or the first messages expired, or it was over before. */
export function expiryAtEnd(connection: Connection): Expiry | undefined {
  const end = arrivalOfEnd(connection)
  const { opened } = connection
  if (end === undefined || !opened) return undefined
  for (const expiry of expiriesOf(connection)) {
    const after = end - expiry
    if (expiry > opened.at && after >= -EARLY && after <= LATE) {
      const when = after >= 0 ? `${precise(after)} before the end` : `${precise(-after)} after it`
      return told('A token the page sent expired at that moment', `It expired ${when}.`, expiry)
    }
    if (expiry <= opened.at && end - opened.at <= SOON) {
      const before = precise(opened.at - expiry)
      return told(
        'The token the page sent was over already',
        `It expired ${before} before the opening.`,
        expiry,
      )
    }
  }
  return undefined
}

function told(summary: string, text: string, at: number): Expiry {
  return { summary, evidence: [{ text: `${text} Its exp field says so.`, at }] }
}

/** When the tokens a page handed over expire, ms since the epoch. */
export function expiriesOf(connection: Connection): number[] {
  const texts = [connection.url, ...connection.protocols]
  for (const message of sentFirst(connection, OPENING)) texts.push(textOf(message) ?? '')
  return texts.flatMap((text) =>
    [...text.matchAll(JWT)].flatMap(([, payload]) => expiryIn(payload)),
  )
}

/** The head of a long message may hold a part of it alone. */
function expiryIn(payload = ''): number[] {
  try {
    const whole = payload.length % 4 === 1 ? payload.slice(0, -1) : payload
    const json = atob(whole.replaceAll('-', '+').replaceAll('_', '/'))
    const seconds = /"exp"\s*:\s*(\d{9,11})(?:\.\d+)?\s*[,}]/.exec(json)?.[1]
    return seconds === undefined ? [] : [Number(seconds) * 1_000]
  } catch {
    return []
  }
}
