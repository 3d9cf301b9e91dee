import { fieldsAt, itemsAt } from '../json/fields.ts'
import { cborHead, messagePackHead, readOr, sizedParts } from './packed.ts'
import { answers, asks, type ReadTags, type Tag } from './tag.ts'

/** Messages in one that are looked at. */
const IN_BATCH = 100

const PARTS = new Set([
  'id',
  'type',
  'ref',
  'event',
  'invocationId',
  'protocol',
  'identifier',
  'command',
])

/** https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md and its forerunner. */
export const graphqlTags: ReadTags = (body) => {
  if (typeof body !== 'string') return []
  const fields = fieldsAt(body, 0, PARTS)
  const id = fields.get('id') ?? ''
  switch (fields.get('type')) {
    case '"connection_init"':
      return asks('opening')
    case '"connection_ack"':
    case '"connection_error"':
      return answers('opening')
    case '"ping"':
      return asks('ping')
    case '"pong"':
      return answers('ping')
    case '"subscribe"':
    case '"start"':
      return asks('id', id, false)
    case '"next"':
    case '"data"':
      return answers('id', id, true)
    case '"error"':
    case '"complete"':
      return answers('id', id)
    default:
      return []
  }
}

/** https://socket.io/docs/v4/socket-io-protocol/#acknowledgement */
export const socketIoTags: ReadTags = (body, direction) => {
  if (typeof body !== 'string') return []
  if (/^2(?:probe)?$/.test(body)) return asks('ping')
  if (/^3(?:probe)?$/.test(body)) return answers('ping')
  const [, type, place = '', id] =
    /^4([02356])(?:\d{1,2}-)?(\/[^,[{]{0,200},)?(\d{1,16})?(?=[[{]|$)/.exec(body.slice(0, 300)) ??
    []
  if (type === '0')
    return direction === 'send' ? asks('namespace', place) : answers('namespace', place)
  if (id === undefined) return []
  return type === '2' || type === '5'
    ? asks(`acknowledgement ${place}`.trim(), id)
    : answers(`acknowledgement ${place}`.trim(), id)
}

/** Version 1 has objects, version 2 lists. https://hexdocs.pm/phoenix/writing_a_channels_client.html */
export const phoenixTags: ReadTags = (body, direction) => {
  if (typeof body !== 'string') return phoenixBytes(body, direction === 'send')
  const isList = body.startsWith('[')
  const items = isList ? itemsAt(body, 0, 4).map(([from, to]) => body.slice(from, to)) : []
  const fields = isList ? undefined : fieldsAt(body, 0, PARTS)
  const ref = items[1] ?? fields?.get('ref')
  const event = items[3] ?? fields?.get('event')
  if (ref === undefined || event === undefined) return []
  return ofRef(ref, event === '"phx_reply"')
}

function ofRef(ref: string, isReply: boolean): Tag[] {
  return isReply ? answers('ref', ref) : asks('ref', ref, false)
}

/** https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/serializer.js */
function phoenixBytes(bytes: Uint8Array, sent: boolean): Tag[] {
  const [kind, joinRef = 0, ref = 0] = bytes
  if (ref === 0 || kind !== (sent ? 0 : 1)) return []
  const from = 5 + joinRef
  const digits = String.fromCharCode(...bytes.subarray(from, from + ref))
  return /^\d+$/.test(digits) ? ofRef(`"${digits}"`, kind === 1) : []
}

/** What answers each request, by the numbers of the messages. */
const WAMP: Readonly<Record<string, string>> = {
  17: '16',
  33: '32',
  35: '34',
  50: '48',
  65: '64',
  67: '66',
  70: '68',
}
const WAMP_ASKS = new Set(Object.values(WAMP))

/** https://wamp-proto.org/wamp_latest_ietf.html#name-message-codes-and-direction */
export const wampTags: ReadTags = (body) => {
  if (typeof body === 'string') {
    return wampTag(itemsAt(body, 0, 3).map(([from, to]) => body.slice(from, to)))
  }
  // Lists of MessagePack begin with 1001, those of CBOR with 100.
  const isPack = (body[0] ?? 0) >> 4 === 9
  return wampTag(readOr(body, (reader) => (isPack ? messagePackHead : cborHead)(reader, 3), []))
}

function wampTag([code, second, third]: readonly string[]): Tag[] {
  if (code === '1') return asks('session')
  if (code === '2' || code === '3') return answers('session')
  if (code === undefined || second === undefined) return []
  if (code === '8' && third !== undefined) return answers(`request of type ${second}`, third)
  // What is published is acknowledged only where that was asked for.
  if (WAMP_ASKS.has(code)) return asks(`request of type ${code}`, second, code !== '16')
  const asked = WAMP[code]
  return asked === undefined ? [] : answers(`request of type ${asked}`, second)
}

/** https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md */
export const signalrTags: ReadTags = (body) => {
  if (typeof body !== 'string') {
    return sizedParts(body, IN_BATCH).flatMap((part) => {
      const [type, , id] = readOr(part, (reader) => messagePackHead(reader, 3), [])
      return signalrTag(type, id)
    })
  }
  return body.split('\x1e', IN_BATCH).flatMap((record) => {
    const fields = fieldsAt(record, 0, PARTS)
    if (fields.has('protocol')) return asks('opening')
    if (record === '{}') return answers('opening')
    return signalrTag(fields.get('type'), fields.get('invocationId'))
  })
}

function signalrTag(type: string | undefined, id: string | undefined): Tag[] {
  if (id === undefined) return []
  if (type === '1' || type === '4') return asks('invocationId', id)
  return type === '2' || type === '3' ? answers('invocationId', id, type === '2') : []
}

/**
 * Commands and replies: one on each line, or in protobuf with the id in the first field.
 * https://centrifugal.dev/docs/transports/client_protocol
 */
export const centrifugoTags: ReadTags = (body, direction) => {
  const ids =
    typeof body === 'string'
      ? body.split('\n', IN_BATCH).map((line) => fieldsAt(line, 0, PARTS).get('id'))
      : sizedParts(body, IN_BATCH).map(idOfProtobuf)
  return ids.flatMap((id) => {
    if (id === undefined) return []
    return direction === 'send' ? asks('id', id) : answers('id', id)
  })
}

function idOfProtobuf(part: Uint8Array): string | undefined {
  return readOr(
    part,
    (reader) => (reader.byte() === 8 ? String(reader.varint()) : undefined),
    undefined,
  )
}

/** https://docs.anycable.io/misc/action_cable_protocol */
export const actionCableTags: ReadTags = (body) => {
  if (typeof body !== 'string') return []
  const fields = fieldsAt(body, 0, PARTS)
  const channel = fields.get('identifier')
  if (channel === undefined) return []
  if (fields.get('command') === '"subscribe"') return asks('channel', channel)
  const isAnswer = /^"(?:confirm|reject)_subscription"$/.test(fields.get('type') ?? '')
  return isAnswer ? answers('channel', channel) : []
}
