/** A term as it was typed. */
export interface Token {
  negated: boolean
  /** Without the leading `-`. */
  text: string
}

/**
 * The terms of a query, apart by spaces. Spaces inside `/…/`, of a term in quotes and of a value in
 * quotes (`event:"new message"`) belong to it.
 */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  for (const [, minus = '', text = ''] of query.matchAll(pattern)) {
    if (text !== '') tokens.push({ negated: minus === '-', text })
  }
  return tokens
}

const QUOTED = '"[^"]*"(?!\\S)'
const REGEX = '/(?:[^/\\\\]|\\\\.)+/(?!\\S)'
/** A key or a path, and its value in quotes. */
const PAIR = '[^\\s":=<>]+[:=]"[^"]*"(?!\\S)'
const TOKEN = new RegExp(`(?<!\\S)(-?)(${QUOTED}|${REGEX}|${PAIR}|\\S*)`, 'g')

/** The text between quotes, or the text itself. */
export function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}
