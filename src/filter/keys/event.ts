import { eventNames } from '../event-names.ts'
import type { Key } from '../term.ts'
import { holdsText, isText } from '../text.ts'

/** Messages by the name they carry: an event, a type, a topic, an operation. */
export const event: Key = {
  key: 'event:',
  about: 'messages by event, type, topic or operation; * stands for anything',
  values: [],
  parse(value) {
    const isName = isText(value)
    // Parsing costs ten times as much as looking whether the name is there at all.
    const mayHold = value.includes('*') ? () => true : holdsText(value)
    return {
      of: 'message',
      holds: ({ body }) =>
        typeof body === 'string' && mayHold(body) && eventNames(body).some(isName),
    }
  },
}
