import { brief, sentence } from '../brief.ts'
import { decodeCbor } from '../cbor-text.ts'
import type { Decoder } from '../decoder.ts'
import { everyBinary } from '../samples.ts'
import { plain } from './plain.ts'

/** CBOR. A guess where nothing names it: each of the first binary messages must be a map or an array. */
export const cbor: Decoder = {
  id: 'cbor',
  name: 'CBOR',
  about: 'Values of CBOR, with tags.',
  source: 'https://www.rfc-editor.org/rfc/rfc8949',
  subprotocol: /\bcbor\b/i,
  fits: (opening) =>
    everyBinary(opening, async (bytes) => {
      const value = await decodeCbor(bytes)
      return bytes.length > 2 && (value instanceof Map || Array.isArray(value))
    }),
  async decode(input, opening, options) {
    if (typeof input.body === 'string') return plain.decode(input, opening, options)
    const value = await decodeCbor(input.body)
    return { summary: sentence(brief(value)), value, layers: ['CBOR'] }
  },
}
