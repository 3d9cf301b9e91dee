import { brief, sentence } from '../brief.ts'
import type { Decoder } from '../decoder.ts'
import { unpack } from '../message-pack.ts'
import { everyBinary } from '../samples.ts'
import { plain } from './plain.ts'

/**
 * MessagePack without a protocol around it. A guess where nothing names it: each of the first binary
 * messages must be maps or arrays and nothing besides, as nearly any byte is a number in it.
 */
export const messagePack: Decoder = {
  id: 'message-pack',
  name: 'MessagePack',
  about: 'Values of MessagePack.',
  source: 'https://github.com/msgpack/msgpack/blob/master/spec.md',
  subprotocol: /\bmsgpack\b|\bmessagepack\b/i,
  fits: (opening) =>
    everyBinary(opening, async (bytes) => {
      const values = await unpack(bytes)
      return values.length === 1 && bytes.length > 2 && isTree(values[0])
    }),
  async decode(input, opening, options) {
    if (typeof input.body === 'string') return plain.decode(input, opening, options)
    const values = await unpack(input.body)
    return {
      summary: sentence(values.map(brief).join(' · ')),
      value: values.length === 1 ? values[0] : values,
      layers: ['MessagePack'],
    }
  },
}

function isTree(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}
