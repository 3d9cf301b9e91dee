import { endOfString, endOfWord, isWordStart, QUOTE } from '../json/scan.ts'
import { Undecodable } from './decoder.ts'

export type Fields = { readonly [name: string]: unknown }

/** Parses JSON, or says that it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(withAllDigits(text))
  } catch {
    throw new Undecodable('Not JSON')
  }
}

/**
 * Whole numbers that JavaScript would round, as strings of their digits. They are shown as such, see
 * `toTree`. https://www.rfc-editor.org/rfc/rfc8259#section-6
 */
export function withAllDigits(text: string): string {
  if (!/\d{16}/.test(text)) return text
  let out = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== QUOTE && !isWordStart(unit)) continue
    const end = unit === QUOTE ? endOfString(text, at) : endOfWord(text, at)
    const token = end - at >= 16 ? text.slice(at, end) : ''
    if (/^-?[1-9]\d{15,}$/.test(token) && !Number.isSafeInteger(Number(token))) {
      out += `${text.slice(copied, at)}"${token}"`
      copied = end
    }
    at = Math.max(end - 1, at)
  }
  return out + text.slice(copied)
}

/** The value of a JSON text, or undefined. */
export function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return undefined
  try {
    return JSON.parse(withAllDigits(body))
  } catch {
    return undefined
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object in JSON, or says that it is none. */
export function parseFields(body: string | Uint8Array): Fields {
  const value = parseJson(textOf(body))
  if (!isFields(value)) throw new Undecodable('Not a JSON object')
  return value
}

/** The own property of this name; never one of the prototype. */
export function field(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The property as text, or undefined. */
export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name)
  return typeof found === 'string' ? found : undefined
}

/** JSON inside a JSON string as its value; other values as they are. */
export function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  return jsonOf(value) ?? value
}

/** The text of a text message; binary is refused. */
export function textOf(body: string | Uint8Array): string {
  if (typeof body !== 'string') throw new Undecodable('A binary message, not text')
  return body
}

/** The bytes of a binary message; text is refused. */
export function bytesOf(body: string | Uint8Array): Uint8Array {
  if (typeof body === 'string') throw new Undecodable('A text message, not binary')
  return body
}
