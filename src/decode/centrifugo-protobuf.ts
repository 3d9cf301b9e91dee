import { type Fields, jsonOf } from './json.ts'
import { limits } from './limits.ts'
import { fieldsOf, type WireField } from './protobuf-wire.ts'
import { createReader, readableText } from './reader.ts'

/** A field's name, and of a message its own fields. `bytes` holds what the app put in. */
type Names = { readonly [number: number]: readonly [name: string, held?: Names | 'bytes'] }

const ERROR: Names = { 1: ['code'], 2: ['message'], 3: ['temporary'] }
const PUBLICATION: Names = { 4: ['data', 'bytes'], 5: ['info'], 6: ['offset'], 7: ['tags'] }
const INFO: Names = {
  1: ['user'],
  2: ['client'],
  3: ['conn_info', 'bytes'],
  4: ['chan_info', 'bytes'],
}
const WITH_CHANNEL: Names = { 1: ['channel'], 2: ['token'] }
const PUSH: Names = {
  2: ['channel'],
  4: ['pub', PUBLICATION],
  5: ['join', { 1: ['info', INFO] }],
  6: ['leave', { 1: ['info', INFO] }],
  7: ['unsubscribe', { 2: ['code'], 3: ['reason'] }],
  8: ['message', { 1: ['data', 'bytes'] }],
  9: ['subscribe'],
  10: ['connect'],
  11: ['disconnect', { 1: ['code'], 2: ['reason'], 3: ['reconnect'] }],
  12: ['refresh'],
}

/** https://github.com/centrifugal/protocol/blob/master/definitions/client.proto */
const COMMAND: Names = {
  1: ['id'],
  4: ['connect', { 1: ['token'], 2: ['data', 'bytes'], 3: ['subs'], 4: ['name'], 5: ['version'] }],
  5: ['subscribe', WITH_CHANNEL],
  6: ['unsubscribe', WITH_CHANNEL],
  7: ['publish', { 1: ['channel'], 2: ['data', 'bytes'] }],
  8: ['presence', WITH_CHANNEL],
  9: ['presence_stats', WITH_CHANNEL],
  10: ['history', WITH_CHANNEL],
  11: ['ping', {}],
  12: ['send', { 1: ['data', 'bytes'] }],
  13: ['rpc', { 1: ['data', 'bytes'], 2: ['method'] }],
  14: ['refresh', { 1: ['token'] }],
  15: ['sub_refresh', WITH_CHANNEL],
}

const REPLY: Names = {
  1: ['id'],
  2: ['error', ERROR],
  4: ['push', PUSH],
  5: ['connect', { 1: ['client'], 2: ['version'], 5: ['data', 'bytes'], 7: ['ping'], 8: ['pong'] }],
  6: ['subscribe', {}],
  7: ['unsubscribe', {}],
  8: ['publish', {}],
  9: ['presence', {}],
  10: ['presence_stats', {}],
  11: ['history', {}],
  12: ['ping', {}],
  13: ['rpc', { 1: ['data', 'bytes'] }],
  14: ['refresh', {}],
  15: ['sub_refresh', {}],
}

/** Commands or replies, each with its length before it. */
export async function decodeCentrifugoProtobuf(
  bytes: Uint8Array,
  sent: boolean,
): Promise<Fields[]> {
  const reader = createReader(bytes)
  const messages: Fields[] = []
  while (reader.left > 0 && messages.length < limits.packets) {
    messages.push(named(await fieldsOf(reader.bytes(reader.varint())), sent ? COMMAND : REPLY))
  }
  return messages
}

/** Unknown fields keep their number. */
function named(fields: readonly WireField[], names: Names): Fields {
  return Object.fromEntries(
    fields.map((field) => {
      const [name = `${field.number}`, held] = names[field.number] ?? []
      return [name, readValue(field, held)]
    }),
  )
}

function readValue(
  { value, message, text }: WireField,
  held: Names | 'bytes' | undefined,
): unknown {
  if (!(value instanceof Uint8Array)) return value
  if (held === 'bytes') return jsonOf(readableText(value)) ?? readableText(value) ?? value
  if (held) return value.length === 0 ? {} : named(message ?? [], held)
  return text ?? (message ? named(message, {}) : value)
}
