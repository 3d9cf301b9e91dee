import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, type Schema, Undecodable } from '../decoder.ts'
import { fieldsOf, type WireField } from '../protobuf-wire.ts'
import { everyBinary } from '../samples.ts'
import { plain } from './plain.ts'

/**
 * Protobuf: by a loaded schema, else the fields by their numbers. Without a schema the bytes do not
 * tell a text from a message or a signed number from another, so the view shows what they can be.
 */
export const protobuf: Decoder = {
  id: 'protobuf',
  name: 'Protobuf',
  about: 'Messages of protobuf by a schema, or field by field without one.',
  source: 'https://protobuf.dev/programming-guides/encoding/',
  subprotocol: /protobuf|\bproto\b|\bgrpc\b/i,
  fits: (opening) =>
    everyBinary(opening, async (bytes) => {
      const fields = await fieldsOf(bytes)
      return fields.length > 0 && fields.every(isUsual)
    }),
  async decode(input, opening, options) {
    const { body } = input
    if (typeof body === 'string') return plain.decode(input, opening, options)
    return options.schema ? bySchema(body, options.schema) : withoutSchema(body)
  },
}

function bySchema(body: Uint8Array, schema: Schema): Decoded {
  const { type, value } = schema.decode(body)
  const name = type.slice(type.lastIndexOf('.') + 1)
  return { summary: sentence(name, brief(value)), value, layers: ['Protobuf', type] }
}

async function withoutSchema(body: Uint8Array): Promise<Decoded> {
  if (body.length === 0) throw new Undecodable('Empty')
  const value = treeOf(await fieldsOf(body))
  return { summary: sentence(brief(value)), value, layers: ['Protobuf without a schema'] }
}

/** Fields by number; those that repeat as a list. */
function treeOf(fields: readonly WireField[]): Record<string, unknown> {
  const byNumber = new Map<number, unknown[]>()
  for (const field of fields) {
    const before = byNumber.get(field.number)
    if (before) before.push(readValue(field))
    else byNumber.set(field.number, [readValue(field)])
  }
  return Object.fromEntries(
    [...byNumber].map(([number, values]) => [number, values.length === 1 ? values[0] : values]),
  )
}

function readValue({ value, text, message }: WireField): unknown {
  if (message) return treeOf(message)
  return text ?? value
}

/** Schemas number their fields from 1 and seldom far; chance does not. */
function isUsual({ number, wire }: WireField): boolean {
  return number <= 200 && wire !== 'group'
}
