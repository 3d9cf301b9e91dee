/** Longer texts are not parsed where somebody waits, characters: it would be felt. */
const MAX_LENGTH = 1_000_000
/** What protocols put before their JSON: `42/chat,7` of Socket.IO, `a` of SockJS. */
const PREFIX = /^[\w/,-]{0,64}?(?=[[{])/

/** Where JSON may begin in a text; undefined where none can. */
export function jsonStart(text: string): number | undefined {
  return PREFIX.exec(text)?.[0].length
}

/** JSON behind an optional short prefix, as Socket.IO's `42["event",{}]`; undefined for other text. */
export function asJson(text: string): { prefix: string; value: object } | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const prefix = PREFIX.exec(text)?.[0]
  if (prefix === undefined) return undefined
  try {
    return { prefix, value: JSON.parse(prefix === '' ? text : text.slice(prefix.length)) }
  } catch {
    return undefined
  }
}
