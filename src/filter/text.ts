import { errorWords } from '../format/error-words.ts'
import type { Mistake } from './term.ts'

/** Whether a text holds this one; case does not matter. */
export function holdsText(text: string): (body: string) => boolean {
  const pattern = new RegExp(escaped(text), 'i')
  return (body) => pattern.test(body)
}

/** Whether a text is this one, `*` standing for anything; case does not matter. */
export function isText(text: string): (body: string) => boolean {
  const [head = '', ...rest] = text.toLowerCase().split('*')
  const tail = rest.pop()
  if (tail === undefined) return (body) => body.toLowerCase() === head
  return (body) => {
    const whole = body.toLowerCase()
    return whole.startsWith(head) && standsBehind(whole, head.length, rest, tail)
  }
}

/** Takes the first place of each: a regular expression would try all of them together. */
function standsBehind(
  whole: string,
  start: number,
  parts: readonly string[],
  tail: string,
): boolean {
  let at = start
  for (const part of parts) {
    const found = whole.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return whole.length - tail.length >= at && whole.endsWith(tail)
}

/** `/regular expression/`, or a text as it stands; case does not matter. */
export function patternOf(text: string): RegExp | Mistake {
  try {
    return new RegExp(expressionIn(text) ?? escaped(text), 'i')
  } catch (error) {
    return { mistake: `Not a regular expression: ${reasonOf(error)}` }
  }
}

/** What stands between the strokes of `/regular expression/`; undefined for other texts. */
export function expressionIn(text: string): string | undefined {
  return text.length > 2 && text.startsWith('/') && text.endsWith('/')
    ? text.slice(1, -1)
    : undefined
}

/** As it stands in a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Engines word it `Invalid regular expression: /(/i: Unterminated group`, or the last part alone. */
function reasonOf(error: unknown): string {
  const message = errorWords(error)
  const reason = message.slice(message.lastIndexOf(': ') + 1).trim()
  return `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}
