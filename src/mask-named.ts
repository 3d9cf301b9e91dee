import type { Hide } from './mask.ts'
import { isSecretName, isSecretNumber } from './secret.ts'

/**
 * Masks the value after each secret name: `"token":"…"`, `token=…`, `passcode:…`. Goes from one
 * separator to the next and never back over a value, so the time is linear.
 */
export function maskNamed(text: string, hide: Hide): string {
  const separator = /[:=]/g
  let out = ''
  let copied = 0
  while (separator.exec(text)) {
    const name = nameBefore(text, separator.lastIndex - 1)
    if (name === undefined || !isSecretName(name)) continue
    const [start, end] = valueAfter(text, separator.lastIndex)
    const value = text.slice(start, end)
    if (!isSecretValue(name, value) || isProse(text[start - 1], value)) continue
    out += text.slice(copied, start) + hide(value, name)
    copied = end
    separator.lastIndex = Math.max(end, separator.lastIndex)
  }
  return out + text.slice(copied)
}

/** Longest name that is looked at; what is longer is no name. */
const MAX_NAME = 64

/** A word, then perhaps a quote with its backslashes, then white space, up to the end. */
function nameBefore(text: string, end: number): string | undefined {
  const least = Math.max(0, end - MAX_NAME)
  let last = end
  while (last > least && isSpace(text.charCodeAt(last - 1))) last--
  if (last > least && isQuote(text.charCodeAt(last - 1))) last--
  while (last > least && text.charCodeAt(last - 1) === BACKSLASH) last--
  let first = last
  while (first > least && isOfName(text.charCodeAt(first - 1))) first--
  return first === last ? undefined : text.slice(first, last)
}

const BACKSLASH = 0x5c

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}

function isSpace(code: number): boolean {
  return code < 0x80
    ? code === 0x20 || (code >= 9 && code <= 13)
    : /\s/.test(String.fromCharCode(code))
}

/** A letter, a digit, `_` or `-`. */
function isOfName(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d
}

/** Bounds of the value: inside its quotes, or up to the next delimiter. */
function valueAfter(text: string, from: number): [start: number, end: number] {
  const opening = /\s{0,8}\\*["']?/y
  opening.lastIndex = from
  const quote = opening.exec(text)?.[0].trimStart() ?? ''
  const start = opening.lastIndex === 0 ? from : opening.lastIndex
  if (quote.endsWith('"') || quote.endsWith("'")) return [start, closingQuote(text, start, quote)]
  const delimiter = /[\s,;&}\])"'“”‘’\\]/g
  delimiter.lastIndex = start
  return [start, delimiter.exec(text)?.index ?? text.length]
}

/** Where the quote closes: the same quote after the same backslashes. */
function closingQuote(text: string, start: number, quote: string): number {
  const mark = quote.slice(-1)
  const depth = quote.length - 1
  for (let at = text.indexOf(mark, start); at >= 0; at = text.indexOf(mark, at + 1)) {
    const slashes = backslashesBefore(text, at, start)
    if (slashes <= depth) return at - slashes
  }
  return text.length
}

function backslashesBefore(text: string, end: number, start: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) === BACKSLASH) at--
  return end - at
}

function isSecretValue(name: string, value: string): boolean {
  if (value === '' || value === 'null' || value === 'true' || value === 'false') return false
  if (/^[[{]/.test(value)) return false
  return /^-?\d+(?:\.\d+)?$/.test(value) ? isSecretNumber(name) : true
}

/** Words that explain after a blank (`invalid token: expired`), or go before the secret itself. */
const EXPLAINS =
  /^(?:bearer|basic|empty|expired|has|invalid|is|malformed|missing|no|none|not|required|revoked|unknown|was|wrong)$/i

function isProse(before: string | undefined, value: string): boolean {
  return before === ' ' && EXPLAINS.test(value)
}
