import { type Expression, holdingAll } from './match.ts'

/** Longest text, UTF-16 units, a quick expression is tested on at once: the time grows with its square. */
const SHORT = 500
/** Alternatives within groups multiply. */
const MAX_ALTERNATIVES = 6

/**
 * Whether all expressions hold for a text; undefined where telling might take long. What repeats at
 * most once, and no group, looks at each place of a text from each place before it: some 0.1 ms.
 * https://swtch.com/~rsc/regexp/regexp1.html
 */
export function createQuickTest(
  expressions: readonly Expression[],
): (text: string) => boolean | undefined {
  if (!expressions.every(({ source }) => isQuick(source))) return () => undefined
  const holds = holdingAll(expressions)
  return (text) => (text.length > SHORT ? undefined : holds(text))
}

function isQuick(source: string): boolean {
  if (/\\[1-9k]/.test(source)) return false
  const bare = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'a')
  const repetitions = countOf(bare, /[*+?{]/g)
  if (!bare.includes('(')) return repetitions <= 1
  return repetitions === 0 && countOf(bare, /\|/g) <= MAX_ALTERNATIVES
}

function countOf(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0
}
