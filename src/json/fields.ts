import {
  endOfString,
  endOfValue,
  isClosing,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  skipBlanks,
} from './scan.ts'

/** Items and members looked at in one container. */
const MOST = 1_000

/**
 * Tokens of the wanted members of the object that begins at `from`, without building it. The text
 * need not be JSON: then some may be missing, or a token may be none.
 */
export function fieldsAt(
  text: string,
  from: number,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let at = skipBlanks(text, from)
  if (text.charCodeAt(at) !== OPEN_OBJECT) return found
  at++
  for (let left = MOST; left > 0; left--) {
    at = skipBlanks(text, at)
    if (text.charCodeAt(at) !== QUOTE) break
    const end = endOfString(text, at)
    const name = text.slice(at + 1, end - 1)
    const start = skipBlanks(text, skipBlanks(text, end) + 1)
    if (start >= text.length) break
    at = endOfValue(text, start)
    if (wanted.has(name)) found.set(name, text.slice(start, at))
    at = skipBlanks(text, at)
    if (text[at] !== ',') break
    at++
  }
  return found
}

/** Where the first items of the list that begins at `from` stand. */
export function itemsAt(text: string, from: number, most = MOST): [start: number, end: number][] {
  const items: [number, number][] = []
  let at = skipBlanks(text, from)
  if (text.charCodeAt(at) !== OPEN_LIST) return items
  at++
  while (items.length < most) {
    at = skipBlanks(text, at)
    if (at >= text.length || isClosing(text.charCodeAt(at))) break
    const end = endOfValue(text, at)
    items.push([at, end])
    at = skipBlanks(text, end)
    if (text[at] !== ',') break
    at++
  }
  return items
}
