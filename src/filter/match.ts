import { errorWords } from '../format/error-words.ts'

/** A regular expression of the user, by its source. Case does not matter. */
export interface Expression {
  readonly source: string
  /** What it holds for is not wanted. */
  readonly negated: boolean
}

/** Which of many texts all expressions hold for. */
export interface MatchQuestion {
  readonly expressions: readonly Expression[]
  /** The texts one behind the other: one long text is handed over faster than many. */
  readonly joined: string
  /** Where each ends. */
  readonly ends: Uint32Array
  /** Whether to go on after the first place in a text, as what covers all of them does. */
  readonly everywhere?: boolean
}

/** One byte a text, 1 where all expressions hold; or why that cannot be told. */
export type MatchAnswer = Uint8Array | { readonly mistake: string }

export function match({ expressions, joined, ends, everywhere }: MatchQuestion): MatchAnswer {
  try {
    const holds = everywhere ? goingThrough(expressions) : holdingAll(expressions)
    let start = 0
    return Uint8Array.from(ends, (end) => {
      const text = joined.slice(start, end)
      start = end
      return Number(holds(text))
    })
  } catch (error) {
    // Engines give up on some: https://searchfox.org/mozilla-central/search?q=JSMSG_REGEXP
    return { mistake: errorWords(error) }
  }
}

/** Whether all hold for a text. It may run for minutes, and throw. */
export function holdingAll(expressions: readonly Expression[]): (text: string) => boolean {
  const tests = expressions.map(({ source, negated }) => {
    const pattern = new RegExp(source, 'i')
    return (text: string) => pattern.test(text) !== negated
  })
  return (text) => tests.every((holds) => holds(text))
}

function goingThrough(expressions: readonly Expression[]): (text: string) => boolean {
  const patterns = expressions.map(({ source }) => new RegExp(source, 'gi'))
  return (text) => patterns.every((pattern) => text.replace(pattern, '') !== text)
}
