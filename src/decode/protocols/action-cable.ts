import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, Undecodable } from '../decoder.ts'
import { type Fields, field, parseFields, textField, unwrapped } from '../json.ts'
import { someText } from '../samples.ts'

/** Action Cable of Rails: commands with the channel as JSON in a string, and what the server says. */
export const actionCable: Decoder = {
  id: 'action-cable',
  name: 'Action Cable',
  about: 'Subscriptions, actions and broadcasts of the channels of Action Cable.',
  source: 'https://guides.rubyonrails.org/action_cable_overview.html',
  subprotocol: /^actioncable-v1-/,
  libraries: ['action-cable'],
  fits: (opening) => someText(opening, (text) => /^\{"type":"welcome"/.test(text)),
  decode({ body }) {
    const message = parseFields(body)
    const command = textField(message, 'command')
    if (command !== undefined) return tell(message, command, field(message, 'data'))
    const type = textField(message, 'type')
    if (type !== undefined) return tell(message, type, type === 'ping' ? undefined : rest(message))
    if (field(message, 'identifier') === undefined) throw new Undecodable('No Action Cable message')
    return tell(message, undefined, field(message, 'message'))
  },
}

/** Why and whether to come back, of `disconnect`. */
function rest(message: Fields): unknown {
  const reason = textField(message, 'reason')
  if (reason === undefined) return field(message, 'message')
  return field(message, 'reconnect') === false ? `${reason}, not to reconnect` : reason
}

function tell(message: Fields, word: string | undefined, held: unknown): Decoded {
  const identifier = unwrapped(field(message, 'identifier'))
  const data = unwrapped(held)
  const channel = textField(identifier, 'channel') ?? identifier
  const action = textField(data, 'action')
  return {
    summary: sentence(word, brief(channel), action, brief(data)),
    value: {
      ...message,
      ...(identifier !== undefined && { identifier }),
      ...(field(message, 'data') !== undefined && { data: unwrapped(message.data) }),
    },
    layers: ['Action Cable'],
  }
}
