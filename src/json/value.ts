import { endOfString, isOpening, OPEN_LIST, QUOTE } from './scan.ts'

export type Kind = 'object' | 'list' | 'string' | 'number' | 'word'

/** What the value that begins there is. */
export function kindAt(text: string, start: number): Kind {
  const unit = text.charCodeAt(start)
  if (isOpening(unit)) return unit === OPEN_LIST ? 'list' : 'object'
  if (unit === QUOTE) return 'string'
  return unit === 0x2d || (unit >= 0x30 && unit <= 0x39) ? 'number' : 'word'
}

/** The string whose token begins there, its escapes resolved. */
export function stringAt(text: string, start: number, end = endOfString(text, start)): string {
  const token = text.slice(start, end)
  return token.includes('\\') ? JSON.parse(token) : token.slice(1, -1)
}

/** A step of a path: `.name`, `["any name"]` or `[3]`. The filter reads paths written so. */
export function pathStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\p{ID_Start}_$][\p{ID_Continue}$-]*$/u.test(step)
    ? `.${step}`
    : `[${JSON.stringify(step)}]`
}
