import type { Connection } from '../../src/connection.ts'
import type { Words } from '../../src/filter/filter.ts'
import { createQuickTest } from '../../src/filter/quick.ts'
import type { Matcher } from './matcher.ts'
import { createTexts } from './texts.ts'

interface Answer {
  /** What was asked about last. */
  words: string
  /** Of the words before, until it is known; false where nothing is. */
  holds: boolean
}

/**
 * What a filter finds in the words about connections. What might take long is asked about together,
 * after the ones who want to know have gone on.
 *
 * @param answered Called when more is known.
 */
export function createWordAnswers(
  matcher: Matcher,
  answered: () => void,
): (connection: Connection, words: string) => Words {
  const known = new Map<string, ReturnType<typeof createAnswers>>()

  function answersTo(expression: string): ReturnType<typeof createAnswers> {
    const answers = known.get(expression) ?? createAnswers(expression, matcher, answered)
    known.set(expression, answers)
    return answers
  }
  return (connection, words) => (term) => {
    if (term.of === 'connection' || term.expression === undefined) return term.holds(words)
    return answersTo(term.expression)(connection, words)
  }
}

function createAnswers(
  source: string,
  matcher: Matcher,
  answered: () => void,
): (connection: Connection, words: string) => boolean {
  const expressions = [{ source, negated: false }]
  const quickly = createQuickTest(expressions)
  const answers = new WeakMap<Connection, Answer>()
  const wanted = new Set<Answer>()

  function want(answer: Answer): void {
    if (wanted.size === 0) queueMicrotask(ask)
    wanted.add(answer)
  }
  function ask(): void {
    const all = [...wanted]
    wanted.clear()
    const texts = createTexts()
    for (const { words } of all) texts.add(words)
    matcher.ask(texts.about(expressions), (holds) => {
      all.forEach((answer, index) => {
        answer.holds = holds[index] === 1
      })
      answered()
    })
  }
  return (connection, words) => {
    const answer = answers.get(connection) ?? { words: '', holds: false }
    answers.set(connection, answer)
    if (answer.words === words) return answer.holds
    answer.words = words
    const holds = quickly(words)
    if (holds === undefined) want(answer)
    else answer.holds = holds
    return answer.holds
  }
}
