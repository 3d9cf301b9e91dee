import type { Direction } from '../../event.ts'
import type { Key } from '../term.ts'

const DIRECTIONS: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['sent', 'send'],
  ['send', 'send'],
  ['out', 'send'],
  ['up', 'send'],
  ['received', 'receive'],
  ['receive', 'receive'],
  ['in', 'receive'],
  ['down', 'receive'],
])

/** Messages of one direction. */
export const dir: Key = {
  key: 'dir:',
  about: 'messages of one direction',
  values: ['sent', 'received'],
  parse(value) {
    const direction = DIRECTIONS.get(value.toLowerCase())
    if (!direction) return { mistake: 'dir: takes sent or received' }
    return { of: 'message', holds: (message) => message.direction === direction }
  },
}
