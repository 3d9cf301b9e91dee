import { decodePacket } from 'engine.io-parser'
import { Decoder as PacketDecoder, PacketType } from 'socket.io-parser'
import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, type Input, type Opening, Undecodable } from '../decoder.ts'
import { field, jsonOf, textField, withAllDigits } from '../json.ts'
import { someText } from '../samples.ts'
import { looksLikeSocketIoPack, type Packet, unpackSocketIo } from '../socket-io-pack.ts'

/**
 * Engine.IO, and Socket.IO inside its messages: by their own parsers. A binary event is a text
 * message with placeholders and as many binary messages after it, which it asks for.
 */
export const socketIo: Decoder = {
  id: 'socket-io',
  name: 'Socket.IO',
  about: 'Events, acknowledgements and namespaces of Socket.IO, pings and openings of Engine.IO.',
  source: 'https://socket.io/docs/v4/socket-io-protocol/',
  libraries: ['engine.io'],
  fits: (opening) => someText(opening, (text) => /^0\{"sid":/.test(text)),
  decode: (input, opening) =>
    typeof input.body === 'string' ? ofText(input.body, input) : ofBinary(input.body, opening),
}

function ofText(text: string, input: Input): Decoded {
  const packet = decodePacket(withAllDigits(text))
  const data = typeof packet.data === 'string' ? packet.data : undefined
  switch (packet.type) {
    case 'open':
      return engineIo(openWords(data), jsonOf(data) ?? data)
    case 'message':
      return ofMessage(data ?? '', input)
    case 'error':
      throw new Undecodable('No Engine.IO packet')
    default:
      return engineIo(sentence(packet.type, data), { type: packet.type, data })
  }
}

function openWords(data: string | undefined): string {
  const every = field(jsonOf(data), 'pingInterval')
  return sentence('open', typeof every === 'number' && `ping every ${every / 1_000} s`)
}

function engineIo(summary: string, value: unknown): Decoded {
  return { summary, value, layers: ['Engine.IO'] }
}

/** Engine.IO carries any text; what is no Socket.IO packet is shown as it is. */
function ofMessage(data: string, { attachments = [] }: Input): Decoded {
  try {
    return ofSocketIo(data, attachments)
  } catch {
    return engineIo(sentence('message', brief(data)), jsonOf(data) ?? data)
  }
}

function ofSocketIo(data: string, attachments: readonly Uint8Array[]): Decoded {
  // A binary packet is given out once its attachments are there.
  const wanted = /^[56](\d{1,2})-/.exec(data)?.[1]
  const wants = wanted === undefined ? 0 : Number(wanted)
  const packet = parse(data, attachments.length === wants ? attachments : [])
  return { ...tell(packet, ['Engine.IO', 'Socket.IO']), ...(wants > 0 && { wants }) }
}

function parse(data: string, attachments: readonly Uint8Array[]): Packet {
  let found: Packet | undefined
  const decoder = new PacketDecoder()
  decoder.on('decoded', (packet: Packet) => {
    found = packet
  })
  decoder.add(data)
  for (const bytes of attachments) decoder.add(bytes)
  decoder.destroy()
  return found ?? withoutAttachments(data)
}

/** `51-["upload",{"_placeholder":true,"num":0}]` read as the event it is without its bytes. */
function withoutAttachments(data: string): Packet {
  const plain = data.replace(/^5\d+-/, '2').replace(/^6\d+-/, '3')
  if (plain === data) throw new Undecodable('No Socket.IO packet')
  return parse(plain, [])
}

/** What a packet says. https://socket.io/docs/v4/socket-io-protocol/#packet-format */
function tell(packet: Packet, layers: string[]): Decoded {
  const { type, nsp = '/', id, data } = packet
  const place = nsp === '/' ? undefined : `in ${nsp}`
  const word = PacketType[type]?.toLowerCase().replace('_', ' ') ?? 'packet'
  const value = { type: word, namespace: nsp, id, data }
  if (Array.isArray(data) && type !== PacketType.ACK && type !== PacketType.BINARY_ACK) {
    const [event, ...args] = data
    return { summary: sentence(brief(event), number(id), place, list(args)), value, layers }
  }
  const said = Array.isArray(data) ? list(data) : (textField(data, 'message') ?? brief(data))
  return { summary: sentence(word, number(id), place, said), value, layers }
}

function number(id: number | undefined): string | undefined {
  return id === undefined ? undefined : `#${id}`
}

function list(args: readonly unknown[]): string {
  return args.map(brief).join(', ')
}

/** An attachment, or a packet of the MessagePack parser. */
async function ofBinary(body: Uint8Array, opening: Opening): Promise<Decoded> {
  // Version 3 has a type byte before binary messages.
  // https://github.com/socketio/engine.io-protocol/tree/v3#encoding
  const isOld = /[?&]EIO=3\b/.test(opening.url) && body[0] === 4
  const bytes = isOld ? body.subarray(1) : body
  if (await looksLikeSocketIoPack(bytes)) {
    return tell(await unpackSocketIo(bytes), ['Engine.IO', 'Socket.IO', 'MessagePack'])
  }
  return engineIo(sentence('attachment', brief(bytes)), { attachment: bytes })
}
