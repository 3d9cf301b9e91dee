import type { Key } from '../term.ts'

/** Messages of one type. */
export const type: Key = {
  key: 'type:',
  about: 'text or binary messages',
  values: ['text', 'binary'],
  parse(value) {
    const wanted = value.toLowerCase()
    if (wanted !== 'text' && wanted !== 'binary')
      return { mistake: 'type: takes text or binary; names of messages are found by event:' }
    return { of: 'message', holds: (message) => message.type === wanted }
  },
}
