/** Where tokens of a text end that is known to be JSON: no recursion, so any depth may be read. */

/** Code units. */
export const QUOTE = 0x22
export const OPEN_LIST = 0x5b
export const OPEN_OBJECT = 0x7b
const CLOSE_LIST = 0x5d
const CLOSE_OBJECT = 0x7d
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a

/** After the blanks. https://www.rfc-editor.org/rfc/rfc8259#section-2 */
export function skipBlanks(text: string, from: number): number {
  let at = from
  for (let unit = text.charCodeAt(at); isBlank(unit); unit = text.charCodeAt(at)) at++
  return at
}

export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09
}

/** After the closing quote of the string that begins at `from`. */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slash = at
    while (text.charCodeAt(slash - 1) === BACKSLASH) slash--
    if ((at - slash) % 2 === 0) return at + 1
  }
  return text.length
}

/** After the number or word that begins at `from`. */
export function endOfWord(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === COMMA || unit === CLOSE_LIST || unit === CLOSE_OBJECT || isBlank(unit)) break
  }
  return at
}

export function isOpening(unit: number): boolean {
  return unit === OPEN_LIST || unit === OPEN_OBJECT
}

export function isClosing(unit: number): boolean {
  return unit === CLOSE_LIST || unit === CLOSE_OBJECT
}

/** Whether a number, or one of the words, begins so. */
export function isWordStart(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a)
}

/** Whether the string that ended before `at` is the name of a member. */
export function isName(text: string, at: number): boolean {
  return text.charCodeAt(skipBlanks(text, at)) === COLON
}

/**
 * After the value that begins at `from`. `known` tells the ends of long containers; where it does
 * not, the container is read through.
 */
export function endOfValue(
  text: string,
  from: number,
  known?: (start: number) => number | undefined,
): number {
  const first = text.charCodeAt(from)
  if (first === QUOTE) return endOfString(text, from)
  if (!isOpening(first)) return endOfWord(text, from)
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) at = endOfString(text, at) - 1
    else if (isOpening(unit)) {
      const end = known?.(at)
      if (end === undefined) depth++
      else if (depth === 0) return end
      else at = end - 1
    } else if (isClosing(unit)) {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return text.length
}
