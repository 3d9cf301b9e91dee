import { brief, sentence } from '../brief.ts'
import { decodeCbor } from '../cbor-text.ts'
import { type Decoder, type Opening, Undecodable } from '../decoder.ts'
import { parseJson } from '../json.ts'
import { unpack } from '../message-pack.ts'

/** WAMP 2: arrays that begin with the number of a message type, in JSON, MessagePack or CBOR. */
export const wamp: Decoder = {
  id: 'wamp',
  name: 'WAMP',
  about: 'Calls, publications, subscriptions and sessions of WAMP 2.',
  source: 'https://wamp-proto.org/wamp_latest_ietf.html',
  subprotocol: /^wamp\.2\.(?:json|msgpack|cbor)/,
  async decode({ body }, opening) {
    const [value, format] = await readValue(body, opening)
    if (!Array.isArray(value)) throw new Undecodable('Not an array')
    const [code, ...rest] = value
    const type = typeof code === 'number' ? TYPES[code] : undefined
    if (!type) throw new Undecodable('No WAMP message type')
    const [name, ...names] = type
    return {
      summary: sentence(name, ...important(names, rest)),
      value: Object.fromEntries([
        ['message', name],
        ...rest.map((item, at) => [names[at] ?? `[${at + 1}]`, item]),
      ]),
      layers: ['WAMP', format],
    }
  },
}

/** The name of each type and of its elements. https://wamp-proto.org/wamp_latest_ietf.html#name-message-codes-and-direction */
const TYPES: Readonly<Record<number, readonly [name: string, ...names: string[]]>> = {
  1: ['HELLO', 'realm', 'details'],
  2: ['WELCOME', 'session', 'details'],
  3: ['ABORT', 'details', 'reason', 'args', 'kwargs'],
  4: ['CHALLENGE', 'method', 'extra'],
  5: ['AUTHENTICATE', 'signature', 'extra'],
  6: ['GOODBYE', 'details', 'reason'],
  8: ['ERROR', 'requestType', 'request', 'details', 'error', 'args', 'kwargs'],
  16: ['PUBLISH', 'request', 'options', 'topic', 'args', 'kwargs'],
  17: ['PUBLISHED', 'request', 'publication'],
  32: ['SUBSCRIBE', 'request', 'options', 'topic'],
  33: ['SUBSCRIBED', 'request', 'subscription'],
  34: ['UNSUBSCRIBE', 'request', 'subscription'],
  35: ['UNSUBSCRIBED', 'request'],
  36: ['EVENT', 'subscription', 'publication', 'details', 'args', 'kwargs'],
  48: ['CALL', 'request', 'options', 'procedure', 'args', 'kwargs'],
  49: ['CANCEL', 'request', 'options'],
  50: ['RESULT', 'request', 'details', 'args', 'kwargs'],
  64: ['REGISTER', 'request', 'options', 'procedure'],
  65: ['REGISTERED', 'request', 'registration'],
  66: ['UNREGISTER', 'request', 'registration'],
  67: ['UNREGISTERED', 'request'],
  68: ['INVOCATION', 'request', 'registration', 'details', 'args', 'kwargs'],
  69: ['INTERRUPT', 'request', 'options'],
  70: ['YIELD', 'request', 'options', 'args', 'kwargs'],
}

/** What a reader looks for, in this order; ids are marked. The signature is a secret. */
const SHOWN = [
  'topic',
  'procedure',
  'error',
  'reason',
  'realm',
  'method',
  'request',
  'session',
  'subscription',
  'args',
  'kwargs',
]
const IDS = new Set(['request', 'session', 'subscription'])

function important(names: readonly string[], values: readonly unknown[]): string[] {
  return SHOWN.flatMap((name) => {
    const at = names.indexOf(name)
    if (at < 0 || values[at] === undefined) return []
    return IDS.has(name) ? `#${brief(values[at])}` : brief(values[at])
  })
}

async function readValue(body: string | Uint8Array, opening: Opening): Promise<[unknown, string]> {
  if (typeof body === 'string') return [parseJson(body), 'JSON']
  if (opening.subprotocols.some((name) => name.startsWith('wamp.2.cbor'))) {
    return [await decodeCbor(body), 'CBOR']
  }
  return [(await unpack(body))[0], 'MessagePack']
}
