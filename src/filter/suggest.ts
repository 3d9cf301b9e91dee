import { keys } from './keys.ts'

/** A way to go on with what is being typed. */
export interface Suggestion {
  /** The query with it. */
  query: string
  /** What is added or replaced, for the list. */
  text: string
  about?: string
}

/** What else a term can be, shown with the keys. */
const FORMS: readonly { text: string; about: string }[] = [
  { text: '/', about: 'a regular expression: /tick|quote/' },
  { text: '.', about: 'a value in JSON: .user.id=5' },
]

/** How the last term of a query may go on; none once it is whole. */
export function suggestionsFor(query: string): Suggestion[] {
  const [, before = '', minus = '', term = ''] = /^(.*?\s)?(-?)(\S*)$/s.exec(query) ?? []
  const typed = term.toLowerCase()
  const key = keys.find((one) => typed.startsWith(one.key))
  const offered = key
    ? key.values.map((value) => ({ text: `${key.key}${value}` }))
    : [...keys.map(({ key: text, about }) => ({ text, about })), ...FORMS]
  return offered
    .filter(({ text }) => startsWith(text, typed))
    .map((one) => ({ ...one, query: `${before}${minus}${one.text}` }))
}

function startsWith(text: string, typed: string): boolean {
  return text.toLowerCase().startsWith(typed) && text.length > typed.length
}
