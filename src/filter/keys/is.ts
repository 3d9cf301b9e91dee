import { isDropped } from '../../event.ts'
import { isHeartbeat, recognisedBy } from '../../heartbeat.ts'
import type { Key, Test } from '../term.ts'

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['heartbeat', { of: 'message', holds: isHeartbeat, mark: recognisedBy }],
  ['dropped', { of: 'message', holds: isDropped }],
  ['cut', { of: 'message', holds: (message) => !message.whole }],
])

/** Messages of a kind that the panel knows. */
export const is: Key = {
  key: 'is:',
  about: 'heartbeats; messages that never left; bodies kept in part',
  values: [...TESTS.keys()],
  parse(value) {
    return TESTS.get(value.toLowerCase()) ?? { mistake: 'is: takes heartbeat, dropped or cut' }
  },
}
