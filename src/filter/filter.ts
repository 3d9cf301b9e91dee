import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { jsonPath } from './json-path.ts'
import { keys } from './keys.ts'
import type { Expression } from './match.ts'
import type { Mistake, Term, Test } from './term.ts'
import { expressionIn, holdsText, patternOf } from './text.ts'
import { type Token, tokensOf, unquoted } from './tokens.ts'

/** What the filter box says. All terms must hold. */
export type Filter =
  | { kind: 'all' }
  | { kind: 'terms'; terms: readonly Term[] }
  | { kind: 'error'; message: string }

/**
 * Terms apart by spaces: text, `"text with spaces"`, `/regular expression/`, a key with its value
 * (`keys.ts`), a JSON path with its value (`.user.id=5`); a leading `-` negates. Case does not
 * matter. What is still being typed (a lone `-`, `dir:`, an unfinished `/…`) filters nothing or is
 * text.
 */
export function parseFilter(query: string): Filter {
  const terms: Term[] = []
  for (const token of tokensOf(query)) {
    const test = testOf(token)
    if (test === undefined) continue
    if ('mistake' in test) return { kind: 'error', message: test.mistake }
    terms.push({ ...test, negated: token.negated })
  }
  return terms.length === 0 ? { kind: 'all' } : { kind: 'terms', terms }
}

function testOf({ text }: Token): Test | Mistake | undefined {
  const key = keys.find((one) => text.toLowerCase().startsWith(one.key))
  if (key) {
    const value = unquoted(text.slice(key.key.length))
    return value === '' ? undefined : key.parse(value)
  }
  const path = jsonPath(text)
  if (path) return path
  const quoted = unquoted(text)
  if (quoted !== text) return { of: 'text', holds: holdsText(quoted) }
  const pattern = patternOf(text)
  if ('mistake' in pattern) return pattern
  const expression = expressionIn(text)
  return {
    of: 'text',
    holds: (body) => pattern.test(body),
    ...(expression !== undefined && { expression }),
  }
}

/** A term that is asked of the words about a connection. */
export type WordTerm = Exclude<Term, { of: 'message' }>

/** The words about a connection: whether a term holds for them, negated or not. */
export type Words = (term: WordTerm) => boolean

/** Whether the filter asks for something to be there; one that only hides finds nothing. */
export function asks(filter: Filter): boolean {
  return termsOf(filter).some(({ of, negated }) => of !== 'connection' && !negated)
}

/** Whether a connection is out of the question whatever its messages are. */
export function isExcluded(filter: Filter, words: Words): boolean {
  return termsOf(filter).some(
    (term) =>
      (term.of === 'connection' || (term.of === 'text' && term.negated && !asks(filter))) &&
      !holdsOf(term, words),
  )
}

/** Whether the words about a connection are all that the filter asks for. */
export function passesByWords(filter: Filter, words: Words): boolean {
  return termsOf(filter).every((term) => {
    // What hides messages alone hides no connection that is named.
    if (term.of === 'message') return term.negated
    return holdsOf(term, words)
  })
}

/** Whether the words about a connection hold all text that is asked for, whatever else is. */
export function textPasses(filter: Filter, words: Words): boolean {
  const texts = termsOf(filter).filter(({ of }) => of === 'text')
  return texts.some(({ negated }) => !negated) && texts.every((term) => holdsOf(term, words))
}

/**
 * Whether a message passes by itself; asked of a million in a row, so what there is to ask is found
 * once. Terms of text are left out where `text` is false, and those of `expressionsOf` always.
 */
export function messageTest(
  filter: Filter,
  text = true,
): (message: Message, connection: Connection) => boolean {
  const [first = () => true, ...others] = termsOf(filter).flatMap((term) =>
    testOfMessage(term, text),
  )
  return others.reduce(
    (both, test) => (message, connection) => both(message, connection) && test(message, connection),
    first,
  )
}

type MessageTest = ReturnType<typeof messageTest>

function testOfMessage(term: Term, text: boolean): MessageTest[] {
  const { negated } = term
  if (term.of === 'message')
    return [(message, connection) => term.holds(message, connection) !== negated]
  if (term.of === 'connection' || !text || term.expression !== undefined) return []
  return [({ body }) => term.holds(typeof body === 'string' ? body : '') !== negated]
}

/** What has to hold for a message as well, and may run for minutes. */
export function expressionsOf(filter: Filter): Expression[] {
  return termsOf(filter).flatMap((term) =>
    term.of === 'text' && term.expression !== undefined
      ? [{ source: term.expression, negated: term.negated }]
      : [],
  )
}

/** Another one when messages that were looked at may pass now, or pass no more. */
export function markOf(filter: Filter, connection: Connection): string {
  const marks = termsOf(filter).map((term) => term.of === 'message' && term.mark?.(connection))
  return marks.filter(Boolean).join('\n')
}

/** Whether messages of some kind are asked for, and a text that may name their connection. */
export function asksForBoth(filter: Filter): boolean {
  const isAsked = (of: Term['of']) =>
    termsOf(filter).some((term) => term.of === of && !term.negated)
  return isAsked('text') && isAsked('message')
}

/** Whether anything is asked of messages. */
export function concernsMessages(filter: Filter): boolean {
  return termsOf(filter).some(({ of }) => of !== 'connection')
}

const NONE: readonly Term[] = []

/** A filter in error hides nothing. */
function termsOf(filter: Filter): readonly Term[] {
  return filter.kind === 'terms' ? filter.terms : NONE
}

function holdsOf(term: Term, words: Words): boolean {
  return term.of !== 'message' && words(term) !== term.negated
}
