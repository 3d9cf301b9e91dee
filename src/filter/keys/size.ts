import type { Key, Mistake } from '../term.ts'

/** Messages above a size. */
export const larger: Key = {
  key: 'size>',
  about: 'messages larger than',
  values: ['1kB', '100kB', '1MB'],
  parse(value) {
    const size = bytesOf(value)
    if (typeof size !== 'number') return size
    return { of: 'message', holds: (message) => message.size > size }
  },
}

/** Messages below a size. */
export const smaller: Key = {
  key: 'size<',
  about: 'messages smaller than',
  values: ['100', '1kB'],
  parse(value) {
    const size = bytesOf(value)
    if (typeof size !== 'number') return size
    return { of: 'message', holds: (message) => message.size < size }
  },
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['k', 1e3],
  ['kb', 1e3],
  ['m', 1e6],
  ['mb', 1e6],
])

/** `1kB` → 1000, as sizes are shown. */
function bytesOf(value: string): number | Mistake {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(value) ?? []
  const factor = UNITS.get(unit.toLowerCase())
  if (number === '' || factor === undefined)
    return { mistake: 'A size is a number of bytes, kB or MB: size>10kB' }
  return Number(number) * factor
}
