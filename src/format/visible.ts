/** Control characters, and those that turn the direction of text, would spoil the text around. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What others wrote, with the characters that cannot be seen written out: `\u001b`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped)
}

function escaped(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
