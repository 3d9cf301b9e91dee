import { brief, sentence } from '../brief.ts'
import { decodeCentrifugoProtobuf } from '../centrifugo-protobuf.ts'
import { type Decoder, Undecodable } from '../decoder.ts'
import { type Fields, field, isFields, parseJson, textField } from '../json.ts'
import { limits } from '../limits.ts'
import { someText } from '../samples.ts'

/**
 * Centrifugo and Centrifuge: commands and replies, one JSON on each line, or protobuf with the
 * length before each. An empty command or reply is a ping or pong.
 */
export const centrifugo: Decoder = {
  id: 'centrifugo',
  name: 'Centrifugo',
  about: 'Commands, replies and publications of the client protocol of Centrifugo.',
  source: 'https://centrifugal.dev/docs/transports/client_protocol',
  subprotocol: /^centrifuge-/,
  libraries: ['centrifugo'],
  fits: (opening) => someText(opening, (text) => /^\{"(?:id":1,"connect|connect)"/.test(text)),
  async decode({ direction, body }) {
    const messages =
      typeof body === 'string'
        ? linesOf(body)
        : await decodeCentrifugoProtobuf(body, direction === 'send')
    return {
      summary: sentence(messages.map((one) => summaryOf(one, direction === 'send')).join(' · ')),
      value: messages.length === 1 ? messages[0] : messages,
      layers: ['Centrifugo', typeof body === 'string' ? 'JSON' : 'Protobuf'],
    }
  },
}

function linesOf(text: string): Fields[] {
  const lines = text.split('\n', limits.packets).filter((line) => line !== '')
  const messages = lines.map(parseJson)
  if (messages.length === 0 || !messages.every(isFields)) {
    throw new Undecodable('No Centrifugo message')
  }
  return messages
}

function summaryOf(message: Fields, sent: boolean): string {
  const id = field(message, 'id')
  const mark = id === undefined ? undefined : `#${brief(id)}`
  const error = field(message, 'error')
  if (error !== undefined) {
    return sentence('error', mark, brief(field(error, 'code')), textField(error, 'message'))
  }
  const [name, held] = Object.entries(message).find(([key]) => key !== 'id') ?? []
  if (name === undefined) return mark === undefined ? (sent ? 'pong' : 'ping') : `reply ${mark}`
  if (name === 'push') return pushWords(held)
  if (!isFields(held)) throw new Undecodable('No Centrifugo message')
  return sentence(
    name,
    textField(held, 'channel'),
    textField(held, 'method'),
    mark,
    brief(data(held)),
  )
}

/** A publication, a join, a leave, …: its name stands beside the channel. */
function pushWords(push: unknown): string {
  const channel = textField(push, 'channel')
  const [name, held] =
    Object.entries(isFields(push) ? push : {}).find(([key]) => key !== 'channel') ?? []
  return sentence(name === 'pub' ? 'publication' : name, channel, brief(data(held)))
}

function data(held: unknown): unknown {
  return field(held, 'data')
}
