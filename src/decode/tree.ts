import { limits } from './limits.ts'

/** What can be shown: JSON without surprises. */
export type Tree = null | boolean | number | string | Tree[] | { [name: string]: Tree }

interface Budget {
  nodes: number
  texts: number
  readonly depth: number
}

/**
 * Any decoded value as a tree within bounds. What has no place in JSON is written out: bytes as
 * hexadecimal, large integers as digits. Names such as `__proto__` are names like others.
 */
export function toTree(
  value: unknown,
  nodes: number = limits.nodes,
  depth: number = limits.depth,
): Tree {
  return convert(value, { nodes, depth, texts: limits.texts }, 0)
}

function convert(value: unknown, budget: Budget, level: number): Tree {
  budget.nodes--
  switch (typeof value) {
    case 'string':
      return cutWithin(value, budget)
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'boolean':
      return value
    case 'bigint':
      return integer(value)
    case 'object':
      return value === null ? null : convertObject(value, budget, level)
    default:
      return null
  }
}

function convertObject(value: object, budget: Budget, level: number): Tree {
  if (value instanceof Uint8Array) return bytesWords(value)
  if (value instanceof ArrayBuffer) return bytesWords(new Uint8Array(value))
  if (ArrayBuffer.isView(value)) return convertObject([...(value as Uint8Array)], budget, level)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString()
  if (value instanceof RegExp || value instanceof Error) return cut(String(value))
  if (level >= budget.depth) return '… nested too deeply'
  if (Array.isArray(value) || value instanceof Set) return convertList(value, budget, level)
  return convertFields(
    value instanceof Map ? value.entries() : Object.entries(value),
    budget,
    level,
  )
}

function convertList(value: Iterable<unknown>, budget: Budget, level: number): Tree[] {
  const list: Tree[] = []
  for (const item of value) {
    if (budget.nodes <= 0) {
      list.push('… too many values')
      break
    }
    list.push(convert(item, budget, level + 1))
  }
  return list
}

function convertFields(
  entries: Iterable<[unknown, unknown]>,
  budget: Budget,
  level: number,
): { [name: string]: Tree } {
  const fields: { [name: string]: Tree } = Object.create(null)
  for (const [name, item] of entries) {
    if (budget.nodes <= 0) {
      fields['…'] = 'too many values'
      break
    }
    if (item !== undefined) fields[nameOf(name)] = convert(item, budget, level + 1)
  }
  return fields
}

/** Maps of MessagePack and CBOR have keys of any type. */
function nameOf(key: unknown): string {
  if (typeof key === 'string') return cut(key)
  if (key instanceof Uint8Array) return bytesWords(key)
  return typeof key === 'object' && key !== null ? JSON.stringify(toTree(key, 20, 4)) : String(key)
}

function integer(value: bigint): number | string {
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : value.toString()
}

function cutWithin(text: string, budget: Budget): string {
  const shown = cut(text, budget.texts > 0 ? limits.text : SHORT)
  budget.texts -= shown.length
  return shown
}

/** Characters of a text where there were too many before. */
const SHORT = 40

function cut(text: string, most: number = limits.text): string {
  return text.length <= most ? text : `${text.slice(0, most)}… ${text.length - most} more`
}

/** `3 bytes: 00 01 ff`. */
export function bytesWords(bytes: Uint8Array): string {
  const count = `${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'}`
  return bytes.length === 0 ? count : `${count}: ${hexOf(bytes)}`
}

/** `00 01 ff`, the first of them. */
export function hexOf(bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, limits.bytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return `${head.join(' ')}${bytes.length > limits.bytes ? ' …' : ''}`
}
