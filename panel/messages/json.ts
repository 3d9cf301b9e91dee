/** Longest text shown as a tree, characters; parsing more would be felt. */
const MAX_LENGTH = 1_000_000

/** JSON behind an optional short prefix, as Socket.IO's `42["event",{}]`; undefined for other text. */
export function asJson(text: string): { prefix: string; value: object } | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const prefix = /^[\w/,-]{0,40}?(?=[[{])/.exec(text)?.[0]
  if (prefix === undefined) return undefined
  try {
    return { prefix, value: JSON.parse(text.slice(prefix.length)) }
  } catch {
    return undefined
  }
}
