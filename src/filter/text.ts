import { errorWords } from '../format/error-words.ts'
import type { Mistake } from './term.ts'

/** Whether a text holds this one; case does not matter. */
export function holdsText(text: string): (body: string) => boolean {
  const pattern = new RegExp(escaped(text), 'i')
  return (body) => pattern.test(body)
}

/** Whether a text is this one, `*` standing for anything; case does not matter. */
export function isText(text: string): (body: string) => boolean {
  const pattern = new RegExp(`^${text.split('*').map(escaped).join('.*')}$`, 'is')
  return (body) => pattern.test(body)
}

/** `/regular expression/`, or a text as it stands; case does not matter. */
export function patternOf(text: string): RegExp | Mistake {
  const isPattern = text.length > 2 && text.startsWith('/') && text.endsWith('/')
  try {
    return new RegExp(isPattern ? text.slice(1, -1) : escaped(text), 'i')
  } catch (error) {
    return { mistake: `Not a regular expression: ${reasonOf(error)}` }
  }
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
