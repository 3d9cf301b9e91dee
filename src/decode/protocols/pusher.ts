import { brief, sentence } from '../brief.ts'
import { type Decoder, Undecodable } from '../decoder.ts'
import { field, parseFields, textField, unwrapped } from '../json.ts'
import { someText } from '../samples.ts'

/** The Pusher protocol, also of Soketi, Reverb and Ably: `data` often is JSON in a string. */
export const pusher: Decoder = {
  id: 'pusher',
  name: 'Pusher',
  about: 'Channels and events of the Pusher protocol.',
  source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  libraries: ['pusher'],
  fits: (opening) => someText(opening, (text) => /"event":"pusher:/.test(text)),
  decode({ body }) {
    const message = parseFields(body)
    const event = textField(message, 'event')
    if (event === undefined) throw new Undecodable('No Pusher event')
    const data = unwrapped(field(message, 'data'))
    const channel = textField(message, 'channel') ?? textField(data, 'channel')
    const empty = data === undefined || JSON.stringify(data) === '{}'
    const isChannelAlone = textField(message, 'channel') === undefined && channel !== undefined
    return {
      summary: sentence(event, channel, !empty && !isChannelAlone && brief(data)),
      value: { ...message, ...(data !== undefined && { data }) },
      layers: ['Pusher'],
    }
  },
}
