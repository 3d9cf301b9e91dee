import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, Undecodable } from '../decoder.ts'
import { field, isFields, jsonOf, parseJson, textField } from '../json.ts'
import { createReader, readableText } from '../reader.ts'
import { someText } from '../samples.ts'

/**
 * Phoenix channels: objects in version 1, arrays in version 2, and binary pushes, replies and
 * broadcasts with the lengths of their names before them.
 */
export const phoenix: Decoder = {
  id: 'phoenix',
  name: 'Phoenix',
  about: 'Topics, events and replies of Phoenix channels, version 1 and 2, and LiveView.',
  source: 'https://hexdocs.pm/phoenix/writing_a_channels_client.html',
  libraries: ['phoenix'],
  fits: (opening) =>
    someText(opening, (text) =>
      /^\[(?:null|"\d+"),"\d+","[^"]+","phx_join"|"event":"phx_join"/.test(text),
    ),
  decode({ direction, body }) {
    if (typeof body !== 'string') return tell(ofBytes(body, direction === 'send'), 'binary')
    const value = parseJson(body)
    if (Array.isArray(value) && value.length === 5) {
      const [joinRef, ref, topic, event, payload] = value
      return tell({ joinRef, ref, topic, event, payload }, 'version 2')
    }
    if (!isFields(value)) throw new Undecodable('No Phoenix message')
    const { topic, event, payload, ref, join_ref: joinRef } = value
    return tell({ joinRef, ref, topic, event, payload }, 'version 1')
  },
}

interface ChannelMessage {
  joinRef?: unknown
  ref?: unknown
  topic: unknown
  event: unknown
  payload: unknown
}

function tell(message: ChannelMessage, version: string): Decoded {
  const { ref, topic, event, payload } = message
  if (typeof topic !== 'string' || typeof event !== 'string') {
    throw new Undecodable('No Phoenix message')
  }
  const summary =
    topic === 'phoenix' && event === 'heartbeat'
      ? sentence('heartbeat', mark(ref))
      : sentence(topic, event, mark(ref), payloadWords(event, payload))
  return { summary, value: message, layers: [`Phoenix ${version}`] }
}

function mark(ref: unknown): string {
  return ref === undefined || ref === null ? '' : `#${brief(ref)}`
}

function payloadWords(event: string, payload: unknown): string {
  const status = event === 'phx_reply' ? textField(payload, 'status') : undefined
  return status === undefined ? brief(payload) : sentence(status, brief(field(payload, 'response')))
}

/** https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/serializer.js */
function ofBytes(bytes: Uint8Array, sent: boolean): ChannelMessage {
  const reader = createReader(bytes)
  const kind = reader.byte()
  const has = KINDS[kind]
  if (!has || (sent && kind !== 0)) throw new Undecodable('No Phoenix message')
  // A push from the server has no ref; a reply has its status in the place of the event.
  const parts = sent ? ['joinRef', 'ref', 'topic', 'event'] : has
  const sizes = parts.map(() => reader.byte())
  const named = Object.fromEntries(
    parts.map((name, index) => [name, reader.text(sizes[index] ?? 0)]),
  )
  const rest = reader.bytes(reader.left)
  const text = readableText(rest)
  const held = text === undefined ? rest : (jsonOf(text) ?? text)
  const { joinRef, ref, topic, event, status } = named
  const base = { ...(joinRef && { joinRef }), ...(ref && { ref }), topic }
  return status === undefined
    ? { ...base, event, payload: held }
    : { ...base, event: 'phx_reply', payload: { status, response: held } }
}

/** Parts of what a server sends, by the byte it begins with: push, reply, broadcast. */
const KINDS: Readonly<Record<number, readonly string[]>> = {
  0: ['joinRef', 'topic', 'event'],
  1: ['joinRef', 'ref', 'topic', 'status'],
  2: ['topic', 'event'],
}
