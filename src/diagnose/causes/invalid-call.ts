/**
 * Decided by: `new WebSocket()` threw, for its arguments.
 * Confused with: `blocked-by-browser`, where the constructor throws for a policy.
 * https://websockets.spec.whatwg.org/#dom-websocket-websocket
 */
import type { Connection } from '../../connection.ts'
import type { Thrown } from '../../event.ts'
import type { Cause, Decision } from '../verdict.ts'
import { atPlace, quote } from '../words.ts'
import { isPolicyException } from './blocked-by-browser.ts'

export const invalidCall: Cause = {
  id: 'invalid-call',
  about: 'The constructor threw for its arguments: a bad URL, subprotocol or fragment.',
  decide,
}

function decide({ constructed, url, protocols }: Connection): Decision | undefined {
  if (constructed.kind !== 'construct-refused' || isPolicyException(constructed.error)) {
    return undefined
  }
  const { error, stack, at } = constructed
  return {
    closedBy: 'page',
    confidence: 'certain',
    summary: `The page called new WebSocket() with arguments it does not take${atPlace(constructed)}: no connection was tried.`,
    evidence: [
      {
        text: `new WebSocket(${quote(url)}) threw ${error.name}: ${quote(error.message)}.`,
        at,
        ...(stack !== undefined && { stack }),
        source: 'https://websockets.spec.whatwg.org/#dom-websocket-websocket',
      },
    ],
    advice: [{ text: advise(url, protocols, error) }],
    alternatives: [],
  }
}

function advise(url: string, protocols: readonly string[], error: Thrown): string {
  if (url.includes('#')) return 'Take the fragment (#…) out of the URL.'
  if (/protocol/i.test(error.message) && protocols.length > 0) {
    return 'Subprotocols must be distinct tokens without spaces, commas or quotes.'
  }
  if (/undefined|null|NaN/.test(url))
    return 'A part of the URL is undefined: see where it is built.'
  return 'Pass a URL with the scheme ws, wss, http or https, or a relative one.'
}
