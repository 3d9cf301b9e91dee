import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, type Opening, Undecodable } from '../decoder.ts'
import { type Fields, field, isFields, jsonOf, parseJson, textField } from '../json.ts'
import { limits } from '../limits.ts'
import { unpack } from '../message-pack.ts'
import { createReader } from '../reader.ts'
import { someText } from '../samples.ts'
import { fieldsOfPack } from '../signalr-pack.ts'

/** Ends each message of the JSON protocol, and the handshake of every protocol. */
const SEPARATOR = '\x1e'

/**
 * SignalR: a handshake in JSON, then messages in JSON that end with U+001E, or in MessagePack with
 * their length before them. Several of them may come in one message.
 */
export const signalr: Decoder = {
  id: 'signalr',
  name: 'SignalR',
  about: 'Invocations, completions and streams of a SignalR hub, in JSON or MessagePack.',
  source: 'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md',
  libraries: ['signalr'],
  fits: (opening) =>
    someText(
      opening,
      (text) => /^\{"protocol":"\w+","version":\d+\}/.test(text) && text.endsWith(SEPARATOR),
    ),
  decode: ({ body }, opening) => (typeof body === 'string' ? ofText(body) : ofBytes(body, opening)),
}

function ofText(body: string): Decoded {
  if (!body.endsWith(SEPARATOR)) throw new Undecodable('It does not end with U+001E')
  const messages = body.slice(0, -1).split(SEPARATOR, limits.packets).map(parseJson)
  if (!messages.every(isFields)) throw new Undecodable('No SignalR message')
  return tell(messages, 'JSON')
}

/** A client may send the JSON protocol as bytes too: the handshake always is JSON. */
async function ofBytes(body: Uint8Array, opening: Opening): Promise<Decoded> {
  if (body.at(-1) === 0x1e && body[0] === 0x7b) return ofText(new TextDecoder().decode(body))
  const reader = createReader(body)
  const messages: Fields[] = []
  while (reader.left > 0 && messages.length < limits.packets) {
    const [value] = await unpack(reader.bytes(reader.varint()))
    messages.push(fieldsOfPack(value))
  }
  if (messages.length === 0) throw new Undecodable('Empty')
  return tell(messages, protocolOf(opening))
}

function protocolOf(opening: Opening): string {
  const texts = opening.messages.map(({ body }) => (typeof body === 'string' ? body : ''))
  const json = jsonOf(texts.find((text) => text.startsWith('{"protocol"'))?.split(SEPARATOR)[0])
  return textField(json, 'protocol') === 'json' ? 'JSON' : 'MessagePack'
}

function tell(messages: readonly Fields[], format: string): Decoded {
  return {
    summary: sentence(messages.map(summaryOf).join(' · ')),
    value: messages.length === 1 ? messages[0] : messages,
    layers: ['SignalR', format],
  }
}

function summaryOf(message: Fields): string {
  const { invocationId, target, error, item, result, allowReconnect } = message
  const id = invocationId === undefined || invocationId === null ? '' : `#${brief(invocationId)}`
  switch (field(message, 'type')) {
    case 1:
      return sentence('invoke', call(target, message), id)
    case 2:
      return sentence('stream item', id, brief(item))
    case 3:
      return sentence('complete', id, error ? `error: ${brief(error)}` : brief(result))
    case 4:
      return sentence('stream', call(target, message), id)
    case 5:
      return sentence('cancel', id)
    case 6:
      return 'ping'
    case 7:
      return sentence('close', brief(error), allowReconnect === true && 'reconnect allowed')
    case 8:
      return sentence('acknowledge', `#${brief(message.sequenceId)}`)
    case 9:
      return sentence('sequence from', `#${brief(message.sequenceId)}`)
    default:
      return handshake(message)
  }
}

function call(target: unknown, { arguments: args }: Fields): string {
  return `${brief(target)}(${Array.isArray(args) ? args.map(brief).join(', ') : ''})`
}

function handshake({ protocol, version, error }: Fields): string {
  if (typeof protocol === 'string') return `handshake ${protocol} version ${brief(version)}`
  return error === undefined ? 'handshake accepted' : `handshake refused: ${brief(error)}`
}
