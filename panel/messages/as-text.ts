import type { Message } from '../../src/event.ts'
import { toBase64 } from '../../src/format/base64.ts'
import { isoTime } from '../../src/har/write-entry.ts'
import { hexByte } from '../parts/hex.ts'

/** A message as it leaves the panel. */
export interface Item {
  readonly message: Message
  /** Text without its secrets, or bytes; undefined: not kept, or left out. */
  readonly body: string | Uint8Array | undefined
}

/** The bodies, one after the other; bytes in hexadecimal. */
export function bodies(items: readonly Item[]): string {
  return items.map(bodyWords).join('\n')
}

export function json(items: readonly Item[]): string {
  return JSON.stringify(items.map(factsOf), undefined, 2)
}

/** One message as JSON on a line. */
export function jsonLine(item: Item): string {
  return `${JSON.stringify(factsOf(item))}\n`
}

/** A line of facts, and the body below it. */
export function paragraph(item: Item): string {
  const { at, direction, type, size } = item.message
  const facts = `${isoTime(at)} ${direction === 'send' ? 'sent' : 'received'} ${type}, ${size} bytes`
  return `# ${facts}\n${bodyWords(item)}\n\n`
}

/** Rows and cells for a spreadsheet, with a head: time, direction, size in bytes, body. */
export function table(items: readonly Item[]): string {
  const rows = items.map((item) => {
    const { at, direction, size } = item.message
    const body = cell(bodyWords(item))
    return [isoTime(at), direction === 'send' ? 'sent' : 'received', size, body].join('\t')
  })
  return ['time\tdirection\tsize\tbody', ...rows].join('\n')
}

function factsOf({ message, body }: Item) {
  const { at, direction, type, size, whole } = message
  return {
    time: isoTime(at),
    direction,
    type,
    size,
    ...(typeof body === 'string' && { data: body }),
    ...(body instanceof Uint8Array && { base64: toBase64(body) }),
    ...(body !== undefined && !whole && { cut: true }),
  }
}

function bodyWords({ message, body }: Item): string {
  if (typeof body === 'string') return body
  if (body) return Array.from(body, hexByte).join(' ')
  return message.body === undefined ? '(body not kept)' : '(binary, left out)'
}

/**
 * Stays in its cell, and is no formula: the page chooses the text, and spreadsheets run it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const flat = text.replace(/[\t\r\n]/g, (sign) => ESCAPES[sign] ?? ' ')
  return /^[=+\-@]/.test(flat) && Number.isNaN(Number(flat)) ? `'${flat}` : flat
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\n': '\\n' }
