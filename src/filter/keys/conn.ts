import type { Key } from '../term.ts'
import { holdsText } from '../text.ts'

/** Only connections whose address, state, verdict or findings hold a text. */
export const conn: Key = {
  key: 'conn:',
  about: 'connections by address, state or verdict',
  values: ['open', 'closed', 'page', 'server', 'missing-keep-alive'],
  parse: (value) => ({ of: 'connection', holds: holdsText(value) }),
}
