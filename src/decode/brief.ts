import { limits } from './limits.ts'
import { bytesWords, toTree } from './tree.ts'

/** Characters of a value in a summary. */
const LENGTH = 240

/** A value on one line, cut short; nothing for undefined. */
export function brief(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return oneLine(value.slice(0, LENGTH + 1), LENGTH)
  if (value instanceof Uint8Array) return bytesWords(value)
  return oneLine(JSON.stringify(toTree(value, 60, 8)), LENGTH)
}

/** Joins the parts that say something. */
export function sentence(...parts: (string | number | undefined | false)[]): string {
  const said = parts.filter((part) => part !== undefined && part !== false && part !== '')
  return oneLine(said.join(' '), limits.summary)
}

/** Without line breaks and control characters, which would break a row. */
export function oneLine(text: string, length: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > length ? `${line.slice(0, length)}…` : line
}
