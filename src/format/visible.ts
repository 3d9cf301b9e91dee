/**
 * Characters that cannot be seen, or turn the direction of the text around them: with them a page
 * would show one thing and mean another. Selectors and joiners within emoji are part of those.
 * https://www.unicode.org/reports/tr36/ https://trojansource.codes
 */
const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What others wrote, on one line, with the characters that cannot be seen written out: `\u001b`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped)
}

/** The same for text of several lines. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (character) => (SHORT[character] ? character : escaped(character)))
}

/** As JSON and JavaScript write it. */
function escaped(character: string): string {
  const short = SHORT[character]
  if (short) return short
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
