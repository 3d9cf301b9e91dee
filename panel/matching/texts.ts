import type { MatchQuestion } from '../../src/filter/match.ts'

/** Texts to be asked about in one go. */
export interface Texts {
  readonly count: number
  /** UTF-16 units of all of them. */
  readonly length: number
  add(text: string): void
  about(expressions: MatchQuestion['expressions']): MatchQuestion
}

export function createTexts(): Texts {
  const ends: number[] = []
  let joined = ''
  return {
    get count() {
      return ends.length
    },
    get length() {
      return joined.length
    },
    add(text) {
      joined += text
      ends.push(joined.length)
    },
    about: (expressions) => ({ expressions, joined, ends: Uint32Array.from(ends) }),
  }
}
