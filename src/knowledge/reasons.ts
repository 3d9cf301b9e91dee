import { type ReasonWords, reasonWords } from './reason-words.ts'
import { reasonWordsAbroad } from './reason-words-abroad.ts'

/** Reasons are at most 123 bytes; a message of refusal is looked at no further than this. */
const MAX_LENGTH = 500

/** The cause a reason speaks for, in English or another language; undefined where it says none. */
export function readReason(text: string): ReasonWords['cause'] | undefined {
  const words = plainWords(text.slice(0, MAX_LENGTH))
  if (words === '') return undefined
  const speaks = (row: ReasonWords) => row.patterns.some((pattern) => pattern.test(words))
  return (reasonWords.find(speaks) ?? reasonWordsAbroad.find(speaks))?.cause
}

/**
 * One line of words and numbers: `{"code":"TOKEN_EXPIRED"}` and `tokenExpired` read as “token
 * expired”. Reasons may hold anything that is UTF-8, control characters included.
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1
 */
function plainWords(text: string): string {
  return valuesOf(text)
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[\p{C}\s_.:;,/|"'`’()[\]{}<>=-]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** What a JSON reason says, without the names of its fields: `{"token":null}` says nothing. */
function valuesOf(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text
  try {
    return leaves(JSON.parse(text)).join(' ; ')
  } catch {
    return text.replace(/"[\w-]+"\s*:/g, ' ')
  }
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}
